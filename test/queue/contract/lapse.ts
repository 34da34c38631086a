import { expect, test } from 'vitest';
import { jobResult } from '../new-job.ts';
import { claimed, enqueue, eventually, type StartQueue, WORKER } from './fixtures.ts';

const SHORT = { leaseMs: 90, backoffMs: 0 };

export function promiseLapse(start: StartQueue): void {
  test('a job whose worker fell silent is back in the line, the try counted', async () => {
    const { queue, another } = await start(SHORT);
    const id = await enqueue(queue);
    const stale = await claimed(queue);
    const other = await another();
    expect(await eventually(() => other.reapLapsed())).toBe(1);
    expect(await other.get(id)).toMatchObject({ state: 'queued', attempts: 1, progress: null });
    expect(await queue.complete(stale, jobResult())).toBe(false);
    const { job } = await eventually(() => other.claim(WORKER));
    expect(job).toMatchObject({ id, attempts: 2 });
  });

  test('a claim is not taken back before its time', async () => {
    const { queue } = await start({ leaseMs: 60_000 });
    await enqueue(queue);
    const claim = await claimed(queue);
    expect(await queue.reapLapsed()).toBe(0);
    expect(await queue.reapLapsed()).toBe(0);
    expect(await queue.heartbeat(claim)).toBe('held');
  });

  test('a worker with a beating heart keeps its job for many leases', async () => {
    const { queue, another } = await start({ leaseMs: 300, backoffMs: 0, maxAttempts: 2 });
    const alive = await enqueue(queue, { userId: 'A' });
    const claim = await claimed(queue);
    const silent = await enqueue(queue, { userId: 'B' });
    const other = await another();
    await eventually(async () => {
      expect(await queue.heartbeat(claim)).toBe('held');
      await other.reapLapsed();
      // The other job is claimed and let go until it has failed: two leases at least.
      await other.claim(WORKER);
      return (await other.get(silent))?.state === 'failed';
    });
    expect(await other.get(alive)).toMatchObject({ state: 'rendering', attempts: 1 });
  });

  test('a job that every worker dies of has failed as crashed', async () => {
    const { queue } = await start({ ...SHORT, maxAttempts: 2 });
    const poison = await enqueue(queue);
    for (let attempt = 1; attempt <= 2; attempt++) {
      await eventually(() => queue.claim(WORKER));
      await eventually(() => queue.reapLapsed());
    }
    expect(await queue.get(poison)).toMatchObject({
      state: 'failed',
      attempts: 2,
      failure: { code: 'crashed', params: {} },
    });
    expect(await queue.claim(WORKER)).toBeNull();
  });

  test('a lapsed try waits for the backoff too', async () => {
    const { queue } = await start({ leaseMs: 60, backoffMs: 60_000 });
    await enqueue(queue);
    await claimed(queue);
    await eventually(() => queue.reapLapsed());
    expect(await queue.claim(WORKER)).toBeNull();
  });

  test('two who look after lapsed claims take each back once', async () => {
    const { queue, another } = await start({ ...SHORT, maxAttempts: 9, backoffMs: 60_000 });
    const other = await another();
    for (let i = 0; i < 10; i++) await enqueue(queue, { userId: `discord:${i}` });
    for (let i = 0; i < 10; i++) await claimed(queue);
    let taken = 0;
    await eventually(async () => {
      const counts = await Promise.all([queue.reapLapsed(), other.reapLapsed()]);
      taken += counts[0]! + counts[1]!;
      return taken >= 10;
    });
    expect(await queue.reapLapsed()).toBe(0);
    expect(taken).toBe(10);
    for await (const job of queue.jobs()) expect(job).toMatchObject({ attempts: 1 });
  });
}
