import { expect, onTestFinished, test } from 'vitest';
import type { Quality } from '../../../queue/job.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { openSqliteQueue } from '../../../queue/sqlite/sqlite-queue.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { enqueue, finishNext, WORKER } from '../contract/fixtures.ts';

const PREVIEW_MS = 5000;
const LITE_MS = 60_000;

/** A preview takes five seconds, a lite clip a minute; one worker takes both. */
async function measured(): Promise<JobQueue> {
  const queue = openSqliteQueue({
    folder: tempFolder(),
    policy: { maxOpenPerUser: 1e6 },
    now: () => 1_800_000_000_000,
  });
  onTestFinished(() => queue.close());
  await enqueue(queue, { quality: 'preview' });
  await finishNext(queue, { renderMs: PREVIEW_MS });
  await enqueue(queue, { quality: 'lite' });
  await finishNext(queue, { renderMs: LITE_MS });
  return queue;
}

const etaMs = async (queue: JobQueue, id: string) => (await queue.place(id))?.etaMs;

test('what the worker renders first in another quality counts', async () => {
  const queue = await measured();
  await enqueue(queue, { userId: 'A', quality: 'preview' });
  const lite = await enqueue(queue, { userId: 'B', quality: 'lite' });
  expect(await queue.place(lite)).toEqual({ position: 1, etaMs: PREVIEW_MS + LITE_MS });
});

test('what it renders later does not', async () => {
  const queue = await measured();
  const lite = await enqueue(queue, { userId: 'A', quality: 'lite' });
  await enqueue(queue, { userId: 'B', quality: 'preview' });
  expect(await etaMs(queue, lite)).toBe(LITE_MS);
});

test('what it renders now in another quality counts', async () => {
  const queue = await measured();
  await enqueue(queue, { userId: 'A', quality: 'preview' });
  await queue.claim(WORKER);
  const lite = await enqueue(queue, { userId: 'B', quality: 'lite' });
  expect(await etaMs(queue, lite)).toBe(PREVIEW_MS + LITE_MS);
});

test('a worker that takes only another quality is no help and no hindrance', async () => {
  const queue = await measured();
  await enqueue(queue, { userId: 'A', quality: 'studio' });
  await queue.claim({ id: 'studio-only', qualities: ['studio'] });
  const first = await enqueue(queue, { userId: 'B', quality: 'lite' });
  const second = await enqueue(queue, { userId: 'C', quality: 'lite' });
  expect(await etaMs(queue, first)).toBe(LITE_MS);
  expect(await etaMs(queue, second)).toBe(2 * LITE_MS);
});

test('a newcomer in one quality never waits behind a backlog in another', async () => {
  const queue = await measured();
  for (let i = 0; i < 5; i++) await enqueue(queue, { userId: 'A', quality: 'lite' });
  await queue.claim(WORKER);
  const preview = await enqueue(queue, { userId: 'B', quality: 'preview' });
  expect(await etaMs(queue, preview)).toBe(LITE_MS + PREVIEW_MS);
  expect((await queue.claim(WORKER))?.job.id).toBe(preview);
});

test('a higher priority goes first across qualities', async () => {
  const queue = await measured();
  const ask = (quality: Quality, priority: number) =>
    enqueue(queue, { userId: `${quality}${priority}`, quality, priority });
  const ids = [await ask('lite', 0), await ask('preview', 5), await ask('lite', 9)];
  for (const id of ids.toReversed()) expect((await queue.claim(WORKER))?.job.id).toBe(id);
});
