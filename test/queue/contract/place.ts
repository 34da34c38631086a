import { expect, test } from 'vitest';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { claimed, enqueue, finishNext, type StartQueue, WORKER } from './fixtures.ts';

const RENDER_MS = 60_000;

export function promisePlace(start: StartQueue): void {
  const place = async (queue: JobQueue, id: string) => {
    const found = await queue.place(id);
    if (found === null) throw new Error(`${id} has no place`);
    return found;
  };
  const etaMs = async (queue: JobQueue, id: string) => (await place(queue, id)).etaMs ?? Number.NaN;
  /** A queue that has seen ten clips of 4 s, each rendered in a minute by the one worker. */
  const measured = async () => {
    const started = await start();
    for (let i = 0; i < 10; i++) {
      await enqueue(started.queue);
      await finishNext(started.queue, { renderMs: RENDER_MS });
    }
    return started;
  };
  const expectAbout = (actual: number, expected: number) => {
    expect(actual).toBeGreaterThan(0.7 * expected);
    expect(actual).toBeLessThan(1.3 * expected);
  };

  test('the position counts those who go before, by priority and turn', async () => {
    const { queue, another } = await start();
    const a1 = await enqueue(queue, { userId: 'A' });
    const a2 = await enqueue(queue, { userId: 'A' });
    const b1 = await enqueue(queue, { userId: 'B' });
    const c1 = await enqueue(queue, { userId: 'C', priority: 1 });
    const other = await another();
    const positions = await Promise.all([c1, a1, b1, a2].map((id) => place(other, id)));
    expect(positions.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  test('each quality has a line of its own', async () => {
    const { queue } = await start();
    await enqueue(queue, { quality: 'preview' });
    const lite = await enqueue(queue, { quality: 'lite' });
    expect(await place(queue, lite)).toMatchObject({ position: 1 });
  });

  test('who waits no more has no place', async () => {
    const { queue } = await start();
    const id = await enqueue(queue);
    const claim = await claimed(queue);
    expect(await queue.place(id)).toBeNull();
    await queue.cancel(claim.job.id, { userId: claim.job.userId, admin: false });
    expect(await queue.place(id)).toBeNull();
  });

  test('the position moves as the line moves', async () => {
    const { queue } = await start();
    const first = await enqueue(queue, { userId: 'A' });
    const second = await enqueue(queue, { userId: 'B' });
    const third = await enqueue(queue, { userId: 'C' });
    expect((await place(queue, third)).position).toBe(3);
    await claimed(queue);
    expect((await place(queue, third)).position).toBe(2);
    await queue.cancel(second, { userId: 'B', admin: false });
    expect((await place(queue, third)).position).toBe(1);
    expect(await queue.place(first)).toBeNull();
  });

  test('nobody says how long it takes before it was measured once', async () => {
    const { queue } = await start();
    expect(await place(queue, await enqueue(queue))).toMatchObject({
      position: 1,
      etaMs: null,
    });
  });

  test('another quality is not measured by this one', async () => {
    const { queue } = await measured();
    const id = await enqueue(queue, { quality: 'studio' });
    expect((await place(queue, id)).etaMs).toBeNull();
  });

  test('after ten clips the estimate is honest for everyone in the line', async () => {
    const { queue } = await measured();
    const ids = [];
    for (const userId of ['A', 'B', 'C', 'D']) ids.push(await enqueue(queue, { userId }));
    for (const [i, id] of ids.entries()) expectAbout(await etaMs(queue, id), (i + 1) * RENDER_MS);
  });

  test('the estimate knows long clips from short ones', async () => {
    const { queue } = await start();
    for (const clipSeconds of [2, 4, 8, 2, 4, 8, 2, 4, 8, 4]) {
      await enqueue(queue, { clipSeconds });
      await finishNext(queue, { renderMs: 5000 + 10_000 * clipSeconds, seconds: clipSeconds });
    }
    const ids = [
      await enqueue(queue, { userId: 'A', clipSeconds: 6 }),
      await enqueue(queue, { userId: 'B', clipSeconds: 2 }),
    ];
    expectAbout(await etaMs(queue, ids[0]!), 65_000);
    expectAbout(await etaMs(queue, ids[1]!), 90_000);
  });

  test('what is being rendered counts with the time that is left of it', async () => {
    const { queue } = await measured();
    await enqueue(queue, { userId: 'A' });
    const waiting = await enqueue(queue, { userId: 'B' });
    const claim = await claimed(queue);
    expectAbout(await etaMs(queue, waiting), 2 * RENDER_MS);
    await queue.heartbeat(claim, { stage: 'puppet', fraction: 0.8, etaMs: 12_000, preview: null });
    expectAbout(await etaMs(queue, waiting), 12_000 + RENDER_MS);
  });

  test('the estimate falls as the line moves and as workers come', async () => {
    const { queue } = await measured();
    for (const userId of ['A', 'B', 'C']) await enqueue(queue, { userId });
    const last = await enqueue(queue, { userId: 'D' });
    expectAbout(await etaMs(queue, last), 4 * RENDER_MS);
    await finishNext(queue, { renderMs: RENDER_MS });
    expectAbout(await etaMs(queue, last), 3 * RENDER_MS);
    await claimed(queue);
    await queue.claim({ id: 'worker-2', qualities: WORKER.qualities });
    // Both rooms are busy with a whole clip each; then it is the turn of the last.
    expectAbout(await etaMs(queue, last), 2 * RENDER_MS);
  });
}
