import { expect, test } from 'vitest';
import { claimed, enqueue, eventually, finishNext, type StartQueue, WORKER } from './fixtures.ts';

const FAILURE = { code: 'out-of-memory', params: { needed: 12 } };
/** Clocks of two kinds are compared, each rounded its own way. */
const ROUNDING_MS = 5;

export function promiseTries(start: StartQueue): void {
  test('a failure that nothing can mend ends the job', async () => {
    const { queue } = await start();
    const id = await enqueue(queue);
    expect(await queue.fail(await claimed(queue), FAILURE, { retry: false })).toBe(true);
    const job = await queue.get(id);
    expect(job).toMatchObject({ state: 'failed', attempts: 1, failure: FAILURE, result: null });
    expect(job?.endedAt).not.toBeNull();
    expect(await queue.claim(WORKER)).toBeNull();
  });

  test('a failed try is followed by the next, until none is left', async () => {
    const { queue } = await start({ maxAttempts: 3, backoffMs: 1 });
    const id = await enqueue(queue);
    for (let attempt = 1; attempt <= 3; attempt++) {
      const claim = await eventually(() => queue.claim(WORKER));
      expect(claim.job).toMatchObject({ id, attempts: attempt });
      expect(await queue.fail(claim, FAILURE, { retry: true })).toBe(true);
      expect((await queue.get(id))?.state).toBe(attempt < 3 ? 'queued' : 'failed');
    }
    expect((await queue.get(id))?.failure).toEqual(FAILURE);
  });

  test('the next try waits for the backoff, which doubles', async () => {
    const { queue } = await start({ maxAttempts: 3, backoffMs: 60 });
    const id = await enqueue(queue);
    let claim = await claimed(queue);
    for (const backoffMs of [60, 120]) {
      const failedAt = performance.now();
      await queue.fail(claim, FAILURE, { retry: true });
      expect(await queue.get(id)).toMatchObject({ state: 'queued', progress: null });
      claim = await eventually(() => queue.claim(WORKER));
      expect(performance.now() - failedAt).toBeGreaterThanOrEqual(backoffMs - ROUNDING_MS);
    }
  });

  test('a poison job does not hold up the others', async () => {
    const { queue } = await start({ backoffMs: 60_000 });
    const poison = await enqueue(queue, { userId: 'A', priority: 9 });
    const good = await enqueue(queue, { userId: 'B' });
    await queue.fail(await claimed(queue), FAILURE, { retry: true });
    expect(await finishNext(queue)).toBe(good);
    expect(await queue.claim(WORKER)).toBeNull();
    expect(await queue.get(poison)).toMatchObject({ state: 'queued', attempts: 1 });
  });

  test('a job that waits for its next try has a place and can be cancelled', async () => {
    const { queue } = await start({ backoffMs: 60_000 });
    const id = await enqueue(queue);
    await queue.fail(await claimed(queue), FAILURE, { retry: true });
    expect((await queue.place(id))?.position).toBe(1);
    await queue.cancel(id, { userId: 'discord:1', admin: false });
    expect((await queue.get(id))?.state).toBe('cancelled');
  });

  test('a job handed back counts no try and goes first again', async () => {
    const { queue } = await start({ maxAttempts: 1 });
    const first = await enqueue(queue);
    await enqueue(queue);
    for (let i = 0; i < 3; i++) {
      const claim = await claimed(queue);
      expect(claim.job).toMatchObject({ id: first, attempts: 1 });
      expect(await queue.handBack(claim)).toBe(true);
      expect(await queue.get(first)).toMatchObject({ state: 'queued', attempts: 0 });
    }
    expect(await queue.place(first)).toMatchObject({ position: 1 });
  });

  test('what the last try had shown is gone with it', async () => {
    const { queue } = await start();
    const id = await enqueue(queue);
    const claim = await claimed(queue);
    const progress = { stage: 'puppet', fraction: 0.4, etaMs: 6000, preview: null };
    await queue.heartbeat(claim, progress);
    await queue.handBack(claim);
    expect(await queue.get(id)).toMatchObject({ progress: null, startedAt: null });
  });
}
