import { expect, test } from 'vitest';
import type { Quality } from '../../../queue/job.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { claimed, drain, enqueue, finishNext, type StartQueue, WORKER } from './fixtures.ts';

const PREVIEW_MS = 6000;
const STUDIO_MS = 3_600_000;
const PREVIEWS_ONLY = { id: 'previews', qualities: ['preview'] as const };
const STUDIO_ONLY = { id: 'studio', qualities: ['studio'] as const };

/** What a queue promises whose workers take several qualities, some far slower than others. */
export function promiseQualities(start: StartQueue): void {
  /** A preview was seen to take six seconds and a studio clip an hour; one worker takes both. */
  const measured = async () => {
    const { queue } = await start();
    await enqueue(queue, { quality: 'preview' });
    await finishNext(queue, { renderMs: PREVIEW_MS });
    await enqueue(queue, { quality: 'studio' });
    await finishNext(queue, { renderMs: STUDIO_MS });
    // Both have had their time: nobody has any in store.
    await enqueue(queue, { quality: 'studio' });
    await finishNext(queue, { renderMs: STUDIO_MS });
    return queue;
  };
  const ask = async (queue: JobQueue, line: string) => {
    for (const [i, letter] of [...line].entries())
      await enqueue(queue, { userId: `${letter}${i}`, quality: QUALITY_OF[letter]! });
  };
  const served = (queue: JobQueue) =>
    drain(queue, ({ quality }) => quality[0]).then((letters) => letters.join(''));
  const expectEta = async (queue: JobQueue, id: string, expectedMs: number) => {
    const { etaMs } = (await queue.place(id))!;
    expect(etaMs).toBeGreaterThan(expectedMs - 1500);
    expect(etaMs).toBeLessThan(expectedMs + 1500);
  };

  test('a quick quality does not wait behind the backlog of a slow one', async () => {
    const queue = await measured();
    await ask(queue, 'ssss');
    await claimed(queue);
    await ask(queue, 'ppp');
    expect(await served(queue)).toBe('pppsss');
  });

  test('qualities that wait without end get as much time, not as many turns', async () => {
    const { queue } = await start();
    for (const [quality, renderMs] of [
      ['preview', PREVIEW_MS],
      ['lite', 5 * PREVIEW_MS],
      ['lite', 5 * PREVIEW_MS],
    ] as const) {
      await enqueue(queue, { quality });
      await finishNext(queue, { renderMs });
    }
    await ask(queue, `llll${'p'.repeat(20)}`);
    expect(await served(queue)).toMatch(/^p+(lp{5}){2}lp+l$/);
  });

  test('a quality that nobody asked for saves up no time', async () => {
    const queue = await measured();
    for (let i = 0; i < 3; i++) {
      await ask(queue, 's');
      await claimed(queue);
    }
    // Previews have had none of those hours, and get the next one: no more.
    await ask(queue, `s${'p'.repeat(30)}`);
    const place = await queue.place(await enqueue(queue, { userId: 'last', quality: 'studio' }));
    expect(place?.position).toBe(2);
    expect(await served(queue)).toMatch(/^p{30}ss$/);
  });

  test('a higher priority goes first across qualities', async () => {
    const queue = await measured();
    const wish = (quality: Quality, priority: number) =>
      enqueue(queue, { userId: `${quality}${priority}`, quality, priority });
    const ids = [await wish('preview', 0), await wish('studio', 5), await wish('preview', 9)];
    expect(await drain(queue, ({ id }) => id)).toEqual(ids.toReversed());
  });

  test('the estimate knows what its worker is busy with, whatever the quality', async () => {
    const queue = await measured();
    await enqueue(queue, { userId: 'A', quality: 'studio' });
    const claim = await claimed(queue);
    const preview = await enqueue(queue, { userId: 'B', quality: 'preview' });
    await expectEta(queue, preview, STUDIO_MS + PREVIEW_MS);
    const progress = { stage: 'frames', fraction: 0.5, etaMs: 1_200_000, preview: null };
    await queue.heartbeat(claim, progress);
    await expectEta(queue, preview, 1_200_000 + PREVIEW_MS);
  });

  test('a second worker spares previews the hour', async () => {
    const queue = await measured();
    await enqueue(queue, { userId: 'A', quality: 'studio' });
    await claimed(queue);
    await queue.claim(PREVIEWS_ONLY);
    const ids = [];
    for (const userId of ['B', 'C', 'D'])
      ids.push(await enqueue(queue, { userId, quality: 'preview' }));
    expect(await queue.place(ids[0]!)).toMatchObject({ workers: 2 });
    for (const [i, id] of ids.entries()) await expectEta(queue, id, (i + 1) * PREVIEW_MS);
  });

  test('a worker of another quality alone is no help and no hindrance', async () => {
    const queue = await measured();
    await enqueue(queue, { userId: 'A', quality: 'studio' });
    await claimed(queue, STUDIO_ONLY);
    const first = await enqueue(queue, { userId: 'B', quality: 'preview' });
    const second = await enqueue(queue, { userId: 'C', quality: 'preview' });
    await expectEta(queue, first, PREVIEW_MS);
    await expectEta(queue, second, 2 * PREVIEW_MS);
  });

  test('the estimate counts the turns of other qualities that come first, and no others', async () => {
    const queue = await measured();
    await ask(queue, 'ppp');
    const studio = await enqueue(queue, { userId: 'A', quality: 'studio' });
    await expectEta(queue, studio, 3 * PREVIEW_MS + STUDIO_MS);
    const preview = await enqueue(queue, { userId: 'B', quality: 'preview' });
    await expectEta(queue, preview, 4 * PREVIEW_MS);
  });

  test('a job that no worker takes is told so, until one comes', async () => {
    const queue = await measured();
    await queue.signOff(WORKER);
    await queue.claim(PREVIEWS_ONLY);
    const id = await enqueue(queue, { quality: 'studio' });
    expect(await queue.place(id)).toEqual({ position: 1, etaMs: null, workers: 0 });
    await queue.claim({ ...STUDIO_ONLY, qualities: ['lite'] });
    expect(await queue.place(id)).toMatchObject({ workers: 0 });
    await queue.signOff(PREVIEWS_ONLY);
    const other = await enqueue(queue, { userId: 'B', quality: 'studio' });
    await claimed(queue, STUDIO_ONLY);
    expect(await queue.place(id)).toBeNull();
    expect(await queue.place(other)).toMatchObject({ position: 1, workers: 1 });
    await expectEta(queue, other, 2 * STUDIO_MS);
  });
}

const QUALITY_OF: Readonly<Record<string, Quality>> = {
  p: 'preview',
  l: 'lite',
  s: 'studio',
};
