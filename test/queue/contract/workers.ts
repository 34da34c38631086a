import { expect, test } from 'vitest';
import { claimed, enqueue, eventually, type StartQueue, WORKER } from './fixtures.ts';

export function promiseWorkers(start: StartQueue): void {
  test('a worker that asks for work is known to everyone, busy or not', async () => {
    const { queue, another } = await start();
    const other = await another();
    expect(await other.workers()).toEqual([]);
    await queue.claim(WORKER);
    await queue.claim({ id: 'small', qualities: ['preview'] });
    expect(await other.workers()).toEqual([{ id: 'small', qualities: ['preview'] }, WORKER]);
    await enqueue(queue);
    await queue.heartbeat(await claimed(queue));
    expect(await other.workers()).toHaveLength(2);
  });

  test('a worker that takes nothing is none', async () => {
    const { queue } = await start();
    await queue.claim({ id: 'idle', qualities: [] });
    expect(await queue.workers()).toEqual([]);
  });

  test('a worker that signs off is gone at once, and comes back by asking again', async () => {
    const { queue, another } = await start();
    await enqueue(queue);
    const claim = await claimed(queue);
    await (await another()).signOff(WORKER);
    expect(await queue.workers()).toEqual([]);
    expect(await queue.heartbeat(claim)).toBe('held');
    expect(await queue.workers()).toEqual([]);
    await queue.signOff(WORKER);
    await queue.claim(WORKER);
    expect(await queue.workers()).toEqual([WORKER]);
  });

  test('a worker that fell silent is gone after the lease', async () => {
    const { queue } = await start({ leaseMs: 100 });
    await queue.claim(WORKER);
    expect(await queue.workers()).toEqual([WORKER]);
    await eventually(async () => (await queue.workers()).length === 0);
  });

  test('a heartbeat is a sign of life for many leases', async () => {
    const { queue } = await start({ leaseMs: 300 });
    await queue.claim({ id: 'silent', qualities: ['studio'] });
    await enqueue(queue);
    const claim = await claimed(queue);
    await eventually(async () => {
      await queue.heartbeat(claim);
      const ids = (await queue.workers()).map(({ id }) => id);
      expect(ids).toContain(WORKER.id);
      return !ids.includes('silent');
    });
  });
}
