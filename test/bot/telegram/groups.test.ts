import { expect, test } from 'vitest';
import { claimed } from '../../queue/contract/fixtures.ts';
import { asTheGroup, person, posted, publish } from '../fakes/telegram-people.ts';
import { changeStanding } from '../fakes/telegram-rights.ts';
import { ApiError } from '../fakes/telegram-world.ts';
import { agree, beginInGroup, goOn, PHOTO, showsIn, videoIn } from './story.ts';
import type { Desk } from './telegram-desk.ts';

test('in a group, in its topic, only the asker can press the buttons', async () => {
  const { desk, room, ann, bob } = await beginInGroup(true);
  const photo = ann.sendsPhoto(PHOTO, {
    caption: '/dance@any_bot',
    extra: { message_thread_id: 5, is_topic_message: true },
  });
  const menu = await showsIn(desk, room.id, 'pick');
  expect(menu).toMatchObject({
    message_thread_id: 5,
    reply_to_message: { message_id: photo.message_id },
  });
  bob.presses(menu, 'shuffle');
  const alert = await desk.server.until(() =>
    desk.server.calls.find(({ method }) => method === 'answerCallbackQuery'),
  );
  expect(alert.params).toMatchObject({
    show_alert: true,
    text: expect.stringContaining('someone else'),
  });
  bob.says('/dance', { reply_to_message: photo });
  await desk.server.until(() =>
    posted(desk.server, room.id).at(-1)?.text?.toString().includes("somebody else's"),
  );
  expect(await desk.jobs()).toHaveLength(0);
  desk.startWorker();
  ann.says('/dance shuffle', { reply_to_message: photo });
  await desk.server.until(() => posted(desk.server, room.id).find(({ video }) => video));
  expect(desk.server.problems).toEqual([]);
});

test('where no videos may be sent nothing is made, until they may', async () => {
  const { desk, room, ann } = await beginInGroup();
  changeStanding(desk.server.world, room, ann.party, { forbidden: ['videos'] });
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await desk.server.until(() => lastWords(desk, room.id).includes('may not post videos here'));
  changeStanding(desk.server.world, room, ann.party, { standing: 'restricted' });
  ann.sendsPhoto(PHOTO, { caption: '/dance' });
  await desk.server.until(
    () => posted(desk.server, room.id).length === 2 && lastWords(desk, room.id).includes('may not'),
  );
  expect(await desk.jobs()).toHaveLength(0);
  changeStanding(desk.server.world, room, ann.party, {
    standing: 'administrator',
    forbidden: ['videos'],
  });
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await videoIn(desk, room.id);
  expect(desk.server.problems).toEqual([]);
});

test('where the bot may not even write, its asker is told so in private', async () => {
  const { desk, room, ann } = await beginInGroup();
  desk.server.world.rights.set(room.id, { forbidden: ['messages'] });
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await desk.server.until(() =>
    posted(desk.server, ann.party.id).find(({ text }) => String(text).includes('may not post')),
  );
  expect(await desk.jobs()).toHaveLength(0);
  expect(desk.server.problems).toEqual([]);
});

test('when Telegram does not say what is allowed, it is tried', async () => {
  const { desk, room, ann } = await beginInGroup();
  desk.server.refuseNext(
    'getChatMember',
    new ApiError(400, 'Bad Request: member list is inaccessible'),
  );
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await videoIn(desk, room.id);
  expect(desk.server.problems).toEqual([]);
});

test('where no pictures may be sent, the message goes on in words', async () => {
  const { desk, room, ann } = await beginInGroup();
  desk.server.world.rights.set(room.id, { forbidden: ['photos'] });
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance waits' });
  await desk.server.until(() =>
    posted(desk.server, room.id).find(({ text }) => String(text).includes('50 %')),
  );
  goOn(desk);
  await videoIn(desk, room.id);
  expect(desk.server.problems).toEqual([]);
});

test('a clip that its group takes no more comes to its asker in private, and the group is told', async () => {
  const { desk, room, ann } = await beginInGroup();
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance waits' });
  await showsIn(desk, room.id, 'cancel');
  desk.server.world.rights.set(room.id, { forbidden: ['videos', 'photos'] });
  goOn(desk);
  const clip = await videoIn(desk, ann.party.id);
  expect(clip.video).toMatchObject({ thumbnail: {} });
  await desk.server.until(() =>
    posted(desk.server, room.id).find(({ text }) => String(text).includes('may not post videos')),
  );
  expect(desk.server.problems).toEqual([]);
});

test('many dances at once in a group stay within its twenty messages and edits a minute', async () => {
  const { desk, room, ann, bob } = await beginInGroup();
  const others = [1, 2, 3].map(() => person(desk.server, room));
  for (const who of others) await agree(desk, who);
  for (const who of [ann, bob, ...others]) who.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await expect.poll(async () => (await desk.jobs()).length).toBe(5);
  const claims = await Promise.all([1, 2, 3, 4, 5].map(() => claimed(desk.queue)));
  let percent = 0;
  const advance = async () => {
    const progress = { stage: 'frames', fraction: ++percent / 100, etaMs: 1000, preview: null };
    for (const claim of claims) await desk.queue.heartbeat(claim, progress);
    return percent;
  };
  // Unheeded, five messages that change every two seconds would be over it by then.
  await expect.poll(advance, { interval: 200, timeout: 60_000 }).toBe(40);
  const shown = desk.server.calls.filter(({ params }) => String(params.text).includes(' %'));
  expect(shown.length).toBeGreaterThan(0);
  expect(desk.server.refused).toEqual([]);
  expect(desk.server.problems).toEqual([]);
});

test('an anonymous admin is told why they get no dance, and helped otherwise', async () => {
  const { desk, room, ann, bob } = await beginInGroup();
  const photo = ann.sendsPhoto(PHOTO, { caption: '/dance shuffle', extra: asTheGroup(room) });
  await desk.server.until(() => lastWords(desk, room.id).includes('who is asking here'));
  ann.says('/privacy delete', asTheGroup(room));
  await desk.server.until(() => posted(desk.server, room.id).length === 2);
  ann.says('/help', asTheGroup(room));
  await desk.server.until(() => lastWords(desk, room.id).includes('/dances'));
  bob.says('/dance shuffle', { reply_to_message: photo });
  await desk.server.until(() => lastWords(desk, room.id).includes("somebody else's"));
  expect(await desk.jobs()).toEqual([]);
  expect(desk.server.problems).toEqual([]);
});

test('in a channel nobody asks, and what it passes on to its group is left alone', async () => {
  const { desk, room, ann } = await beginInGroup();
  const channel = { id: -100_999, type: 'channel', title: 'News' } as const;
  publish(desk.server, channel, { text: 'news of no dance' });
  publish(desk.server, channel, { text: '/dance shuffle' });
  await desk.server.until(() => lastWords(desk, channel.id).includes('who is asking here'));
  const telegram = { id: 777_000, is_bot: false, first_name: 'Telegram' };
  const passedOn = { from: telegram, sender_chat: channel, is_automatic_forward: true };
  ann.says('/dance shuffle', passedOn);
  ann.says('/help');
  await desk.server.until(() => lastWords(desk, room.id).includes('/dances'));
  expect(posted(desk.server, room.id)).toHaveLength(1);
  expect(posted(desk.server, channel.id)).toHaveLength(1);
  expect(await desk.jobs()).toEqual([]);
  expect(desk.server.problems).toEqual([]);
});

function lastWords({ server }: Desk, chat: number): string {
  return String(posted(server, chat).at(-1)?.text);
}
