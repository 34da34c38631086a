import { expect, test } from 'vitest';
import { buttonsOf, posted } from '../fakes/telegram-people.ts';
import { busy } from '../fakes/telegram-world.ts';
import { begin, beginAgreed, calls, goOn, PHOTO, shows, text, video, videos } from './story.ts';

test('from the first photo to the video: terms, menu, pages, progress, clip', async () => {
  const { desk, ann } = await begin();
  const photo = ann.sendsPhoto(PHOTO);
  const terms = await shows(desk, ann, 'agree');
  ann.presses(terms, 'agree');
  const menu = await shows(desk, ann, 'pick');
  ann.presses(menu, '›');
  ann.presses(await shows(desk, ann, 'pick', 'a9'), '‹');
  desk.startWorker();
  ann.presses(await shows(desk, ann, 'pick', 'waits'), 'waits');
  const status = await shows(desk, ann, 'cancel');
  expect(status.message_id).toBe(menu.message_id);
  await desk.server.until(() => text(desk, ann).includes('50 %'));
  const underWay = posted(desk.server, ann.party.id).at(-1);
  expect(underWay).toMatchObject({
    message_id: menu.message_id,
    photo: [{ width: 8, height: 12 }],
  });
  goOn(desk);
  const clip = await video(desk, ann);
  expect(clip).toMatchObject({
    caption: expect.stringContaining('AI'),
    video: { width: 512, height: 768, duration: 1, thumbnail: { width: 8, height: 12 } },
    reply_to_message: { message_id: photo.message_id },
  });
  expect(buttonsOf(clip).map(({ text }) => text)).toHaveLength(4);
  await desk.server.until(() => posted(desk.server, ann.party.id).length === 1);
  for (const doing of ['record_video', 'upload_video'])
    expect(desk.server.calls.some(({ params }) => params.action === doing)).toBe(true);
  expect(desk.server.problems).toEqual([]);
});

test('a cancelled dance ends, and its message says so', async () => {
  const { desk, ann } = await beginAgreed();
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance never-ends', asFile: true });
  ann.presses(await shows(desk, ann, 'cancel'), 'cancel');
  await shows(desk, ann, 'again');
  expect(await desk.jobs()).toMatchObject([{ state: 'cancelled' }]);
  expect(desk.server.problems).toEqual([]);
});

test('again fetches the photo anew and makes another clip', async () => {
  const { desk, ann } = await beginAgreed();
  desk.startWorker();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  ann.presses(await video(desk, ann), 'again');
  await desk.server.until(() => videos(desk, ann).length === 2);
  expect(desk.server.calls.filter(({ method }) => method === 'getFile')).toHaveLength(2);
  expect(desk.server.problems).toEqual([]);
});

test('/again is the last dance once more, and asks for a photo where there was none', async () => {
  const { desk, ann } = await beginAgreed();
  ann.says('/again');
  await desk.server.until(() => text(desk, ann).includes('Send me a photo'));
  ann.sendsPhoto(PHOTO, { caption: '/dance a5' });
  await shows(desk, ann, 'cancel');
  ann.says('/again');
  await expect.poll(async () => (await desk.jobs()).length).toBe(2);
  const jobs = await desk.jobs();
  expect(jobs.map(({ payload }) => payload.dance)).toEqual(['a5', 'a5']);
  expect(calls(desk, 'getFile')).toBe(2);
  expect(jobs[0]!.replyTo.address.photo).toBe(jobs[1]!.replyTo.address.photo);
  expect(desk.server.problems).toEqual([]);
});

test('a bot that starts anew in the middle delivers what was asked of the one before', async () => {
  const { desk, ann, stop } = await beginAgreed();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await shows(desk, ann, 'cancel');
  await stop();
  desk.startWorker();
  await desk.startBot();
  await video(desk, ann);
  await desk.server.until(() => posted(desk.server, ann.party.id).length === 1);
  expect(desk.server.problems).toEqual([]);
});

test('the same message coming twice, even to another process, makes one dance and one answer', async () => {
  const { desk, ann, stop } = await beginAgreed();
  const message = ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await shows(desk, ann, 'cancel');
  await stop();
  await desk.startBot();
  desk.server.world.updates.push({ update_id: desk.server.world.nextId++, message });
  desk.server.world.wake();
  await desk.server.until(() => calls(desk, 'deleteMessage') === 1);
  expect(await desk.jobs()).toHaveLength(1);
  expect(posted(desk.server, ann.party.id)).toHaveLength(1);
  expect(desk.server.problems).toEqual([]);
});

test('of an album the first photo is taken, and that is said', async () => {
  const { desk, ann } = await beginAgreed();
  for (let i = 0; i < 3; i++) ann.sendsPhoto(PHOTO, { album: 'a' });
  const menu = await shows(desk, ann, 'pick');
  expect(menu.text).toContain('one photo of an album');
  ann.says('/help');
  await desk.server.until(() => text(desk, ann).includes('/dances'));
  expect(posted(desk.server, ann.party.id)).toHaveLength(2);
  expect(desk.server.problems).toEqual([]);
});

test('who has blocked the bot is left alone', async () => {
  const { desk, ann } = await beginAgreed();
  ann.sendsPhoto(PHOTO, { caption: '/dance waits' });
  await shows(desk, ann, 'cancel');
  desk.server.world.blocked.add(ann.party.id);
  desk.startWorker();
  goOn(desk);
  await expect
    .poll(async () => (await desk.jobs())[0]?.deliveredAt, { timeout: 20_000 })
    .toBeTruthy();
  expect(videos(desk, ann)).toHaveLength(0);
});

test('a clip that is gone before it could be sent is told of in words', async () => {
  const { desk, ann, stop } = await beginAgreed();
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await shows(desk, ann, 'cancel');
  await stop();
  desk.startWorker();
  await expect.poll(async () => (await desk.jobs())[0]?.state, { timeout: 20_000 }).toBe('done');
  await desk.media.delete((await desk.jobs())[0]!.result!.clip);
  await desk.startBot();
  await shows(desk, ann, 'again');
  expect(posted(desk.server, ann.party.id)).toHaveLength(1);
  expect(desk.server.problems).toEqual([]);
});

test('a clip comes through when Telegram is busy', async () => {
  const { desk, ann } = await beginAgreed();
  desk.startWorker();
  desk.server.refuseNext('sendVideo', busy(1));
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await video(desk, ann);
  expect(calls(desk, 'sendVideo')).toBe(2);
});
