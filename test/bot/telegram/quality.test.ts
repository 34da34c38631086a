import { expect, test } from 'vitest';
import { claimed } from '../../queue/contract/fixtures.ts';
import { buttonsOf } from '../fakes/telegram-people.ts';
import { startHandWorker } from '../web/hand-worker.ts';
import { beginAgreed, PHOTO, shows, text, video } from './story.ts';

const BOTH = { id: 'both', qualities: ['preview', 'studio'] } as const;
/** A worker that was there once stays until it signs off. */
const PATIENT = { leaseMs: 600_000 };
const PREVIEW_CLIP = 'shuffle · made by AI';

test('a quality is chosen below the dances, and the next page keeps it', async () => {
  const { desk, ann } = await beginAgreed(PATIENT);
  await desk.queue.claim(BOTH);
  ann.sendsPhoto(PHOTO);
  const menu = await shows(desk, ann, 'page', 'studio');
  expect(text(desk, ann)).toContain('Quality: Preview');
  ann.presses(menu, actionOf(menu, 'studio'));
  const studio = await shows(desk, ann, 'page', 'preview');
  ann.presses(studio, actionOf(studio, '›'));
  const second = await shows(desk, ann, 'page', '‹');
  expect(text(desk, ann)).toContain('Quality: Studio');
  ann.presses(second, actionOf(second, 'a9'));
  await shows(desk, ann, 'cancel');
  const { job } = await claimed(desk.queue, BOTH);
  expect(job).toMatchObject({ quality: 'studio', payload: { dance: 'a9' } });
  expect(desk.server.problems).toEqual([]);
});

test('a quality that is set is used, and told of when nobody makes it any more', async () => {
  const { desk, ann } = await beginAgreed(PATIENT);
  await desk.queue.claim(BOTH);
  ann.says('/settings');
  ann.presses(await shows(desk, ann, 'set:quality'), 'set:quality:studio');
  await desk.server.until(() => text(desk, ann).includes('Quality: Studio'));
  await desk.queue.signOff(BOTH);
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await desk.server.until(() => text(desk, ann).includes('so this is “Preview”'));
  expect(await desk.jobs()).toMatchObject([{ quality: 'preview', wishedQuality: 'studio' }]);
  expect(desk.server.problems).toEqual([]);
});

test('a preview is made anew in a better quality by its button', async () => {
  const { desk, ann } = await beginAgreed(PATIENT);
  const hand = await startHandWorker(desk, BOTH);
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await shows(desk, ann, 'cancel');
  await hand.finish(await hand.take());
  const clip = await video(desk, ann);
  expect(clip.caption).toContain(PREVIEW_CLIP);
  ann.presses(clip, actionOf(clip, 'quality studio'));
  await desk.server.until(() => text(desk, ann).includes('shuffle · Studio'));
  expect((await claimed(desk.queue, BOTH)).job.quality).toBe('studio');
  expect(desk.server.problems).toEqual([]);
});

function actionOf(message: Parameters<typeof buttonsOf>[0], label: string): string {
  const found = buttonsOf(message).find(({ text }) => text.toLowerCase().includes(label));
  return found?.callback_data ?? `no button “${label}”`;
}
