import { expect, test } from 'vitest';
import { posted } from '../fakes/telegram-people.ts';
import { startHandWorker } from '../web/hand-worker.ts';
import { beginAgreed, calls, PHOTO, shows, text, video } from './story.ts';

test('the message has the newest frame, sent once, and goes on in words between two of them', async () => {
  const { desk, ann } = await beginAgreed();
  const hand = await startHandWorker(desk);
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  const { message_id } = await shows(desk, ann, 'cancel');
  const claim = await hand.take();
  await hand.show(claim, 0.25);
  await desk.server.until(() => text(desk, ann).includes('25 %'));
  const first = frame();
  const preview = (await desk.jobs())[0]!.progress!.preview;
  await desk.queue.heartbeat(claim, { stage: 'frames', fraction: 0.4, etaMs: 1000, preview });
  await desk.server.until(() => text(desk, ann).includes('40 %'));
  expect(frame()).toBe(first);
  expect(calls(desk, 'editMessageMedia')).toBe(1);
  await hand.show(claim, 0.5);
  await desk.server.until(() => text(desk, ann).includes('50 %'));
  expect(frame()).not.toBe(first);
  expect(posted(desk.server, ann.party.id)).toMatchObject([{ message_id }]);
  await hand.finish(claim);
  await video(desk, ann);
  await desk.server.until(() => posted(desk.server, ann.party.id).length === 1);
  expect(desk.server.problems).toEqual([]);

  function frame(): string {
    const [message] = posted(desk.server, ann.party.id);
    const [size] = message!.photo as [{ file_id: string }];
    return size.file_id;
  }
});

test('a quick first version plays in the message, in its shape, until the clip is there', async () => {
  const { desk, ann } = await beginAgreed();
  const hand = await startHandWorker(desk);
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  const { message_id } = await shows(desk, ann, 'cancel');
  const claim = await hand.take();
  await hand.draft(claim, 0.4);
  const draft = await video(desk, ann);
  const { width, height } = claim.job.payload;
  const duration = Math.round(claim.job.clipSeconds);
  expect(draft).toMatchObject({ message_id, video: { width, height, duration } });
  expect(text(desk, ann)).toContain('To begin with, a quick version.');
  await shows(desk, ann, 'cancel');
  await hand.finish(claim);
  await shows(desk, ann, 'again');
  await desk.server.until(() => posted(desk.server, ann.party.id).length === 1);
  expect(await video(desk, ann)).not.toMatchObject({ message_id });
  expect(desk.server.problems).toEqual([]);
});

test('a bot that starts anew finds out that the message is a picture, and says how it ended', async () => {
  const { desk, ann, stop } = await beginAgreed();
  const hand = await startHandWorker(desk);
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await shows(desk, ann, 'cancel');
  const claim = await hand.take();
  await hand.show(claim, 0.25);
  await desk.server.until(() => text(desk, ann).includes('25 %'));
  await stop();
  await desk.queue.fail(claim, { code: 'timed-out', params: {} }, { retry: false });
  await desk.startBot();
  await shows(desk, ann, 'again');
  expect(posted(desk.server, ann.party.id)).toMatchObject([
    { photo: [{}], caption: expect.stringContaining('took too long') },
  ]);
  expect(desk.server.problems).toEqual([]);
});
