import { expect, test } from 'vitest';
import { inChunks } from '../../queue/chunks.ts';
import { claimed, jobResult } from '../../queue/contract/fixtures.ts';
import { group, person, posted } from '../fakes/telegram-people.ts';
import { TOKEN } from '../fakes/telegram-server.ts';
import { ApiError, busy } from '../fakes/telegram-world.ts';
import {
  agree,
  beginAgreed,
  beginInGroup,
  calls,
  goOn,
  PHOTO,
  shows,
  showsIn,
  text,
  video,
  videoIn,
} from './story.ts';
import { openTelegramDesk } from './telegram-desk.ts';

const CONFLICT = new ApiError(409, 'Conflict: terminated by other getUpdates request');

test('another program with the same token is told of, and waited out', async () => {
  const { desk, ann } = await beginAgreed();
  desk.server.refuseNext('getUpdates', CONFLICT);
  ann.says('/help');
  await desk.server.until(() => text(desk, ann).includes('/dances'));
  desk.server.refuseNext('getUpdates', CONFLICT);
  ann.says('/settings');
  await desk.server.until(() => text(desk, ann).includes('Your settings'));
  await expect.poll(() => desk.logged('another program')).toHaveLength(2);
  expect(posted(desk.server, ann.party.id)).toHaveLength(2);
  expect(desk.server.problems).toEqual([]);
});

test('a token that was revoked is told of, and nothing else goes down with it', async () => {
  const { desk, ann } = await beginAgreed();
  desk.server.refuseNext('getUpdates', new ApiError(401, 'Unauthorized'));
  ann.says('/help');
  await desk.server.until(() => text(desk, ann).includes('/dances'));
  await expect.poll(() => desk.logged('does not know the token any more')).toHaveLength(1);
  expect(desk.logged(TOKEN)).toEqual([]);
});

test('a token that never was one is said to be so', async () => {
  const desk = await openTelegramDesk();
  await expect(desk.startBot({ token: '4242:of-nobody' })).rejects.toThrow('copy it again');
});

test('an outage in the middle loses nothing, and no token gets into the log', async () => {
  const { desk, ann } = await beginAgreed();
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance waits' });
  await shows(desk, ann, 'cancel');
  desk.server.goAway(true);
  goOn(desk);
  await expect.poll(() => desk.logged('cannot be reached'), { timeout: 20_000 }).toHaveLength(1);
  await expect.poll(async () => (await desk.jobs())[0]?.state, { timeout: 20_000 }).toBe('done');
  desk.server.goAway(false);
  await video(desk, ann);
  ann.says('/help');
  await expect.poll(() => desk.logged('can be reached again')).toHaveLength(1);
  expect(posted(desk.server, ann.party.id).filter((message) => message.video)).toHaveLength(1);
  expect(desk.logged(TOKEN)).toEqual([]);
});

test('what goes wrong on this side is said in words, once the answer was begun', async () => {
  const { desk, ann } = await beginAgreed();
  desk.queue.enqueue = () => Promise.reject(new Error('a secret of /the/machine'));
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await desk.server.until(() => text(desk, ann).includes('wrong on our side'));
  expect(JSON.stringify(posted(desk.server, ann.party.id))).not.toContain('secret');
  await expect.poll(() => desk.logged('an update was not answered')).toHaveLength(1);
  expect(desk.server.problems).toEqual([]);
});

test('the bot that is told to stop answers first what is at hand', async () => {
  const { desk, ann, stop } = await beginAgreed();
  const { promise: mayGoOn, resolve } = Promise.withResolvers<void>();
  const { put } = desk.media;
  desk.media.put = async (...args) => {
    await mayGoOn;
    return put.apply(desk.media, args);
  };
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await desk.server.until(() => calls(desk, 'getFile') === 1);
  const stopped = stop();
  resolve();
  await stopped;
  expect(await desk.jobs()).toHaveLength(1);
  await shows(desk, ann, 'cancel');
});

test('a photo over what bots can download is refused in words, with the limit', async () => {
  const { desk, ann } = await beginAgreed();
  ann.sendsPhoto(Buffer.alloc(20e6 + 1), { caption: '/dance shuffle', asFile: true });
  await desk.server.until(() => text(desk, ann).includes('up to 20 MB'));
  expect(calls(desk, 'getFile')).toBe(0);
  expect(desk.server.problems).toEqual([]);
});

test('a clip over what bots can upload is told of in words', async () => {
  const { desk, ann } = await beginAgreed();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await shows(desk, ann, 'cancel');
  const claim = await claimed(desk.queue);
  expect(claim.job.payload.maxBytes).toBe(50e6);
  const clip = await desk.media.put('clip', inChunks(Buffer.alloc(53e6)));
  await desk.queue.complete(claim, jobResult({ clip }));
  await desk.server.until(() => text(desk, ann).includes('small enough'));
  expect(posted(desk.server, ann.party.id)).toHaveLength(1);
  expect(desk.server.problems).toEqual([]);
});

test('when Telegram wants fewer edits, the message rests and then goes on', async () => {
  const { desk, ann } = await beginAgreed();
  desk.server.refuseNext('editMessageMedia', busy(1));
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance waits' });
  await desk.server.until(() => calls(desk, 'editMessageMedia') === 1);
  goOn(desk);
  await video(desk, ann);
  await desk.server.until(() => posted(desk.server, ann.party.id).length === 1);
  expect(desk.server.problems).toEqual([]);
});

test('a group that becomes a supergroup in the middle is followed', async () => {
  const { desk, room, ann } = await beginInGroup();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await showsIn(desk, room.id, 'cancel');
  const moved = group(-100_888);
  desk.server.world.rooms.set(moved.id, moved);
  const upgraded = 'Bad Request: group chat was upgraded to a supergroup chat';
  const error = new ApiError(400, upgraded, { migrate_to_chat_id: moved.id });
  desk.server.refuseNext('sendVideo', error);
  desk.startWorker();
  await videoIn(desk, moved.id);
  expect(desk.server.problems).toEqual([]);
});

test('thrown out of the group, the bot brings the clip in private', async () => {
  const { desk, room, ann } = await beginInGroup();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await showsIn(desk, room.id, 'cancel');
  desk.server.world.rights.set(room.id, { standing: 'kicked' });
  desk.startWorker();
  await videoIn(desk, ann.party.id);
  expect(desk.server.problems).toEqual([]);
});

test('asked through a webhook, it answers once, however often Telegram sends the same', async () => {
  const desk = await openTelegramDesk();
  const webhook = { url: 'https://bot.example.org', secret: 'a-secret-of-the-tests', port: 18_444 };
  await desk.startBot({ webhook });
  expect(desk.server.world.webhook).toEqual({ url: webhook.url, secret: webhook.secret });
  const ann = person(desk.server);
  await agree(desk, ann);
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  const [update] = desk.server.world.updates;
  for (let i = 0; i < 3; i++)
    await fetch(`http://127.0.0.1:${webhook.port}/`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': webhook.secret },
      body: JSON.stringify(update),
    });
  await shows(desk, ann, 'cancel');
  expect(await desk.jobs()).toHaveLength(1);
  expect(posted(desk.server, ann.party.id)).toHaveLength(1);
  expect(desk.server.problems).toEqual([]);
});
