import { expect, test } from 'vitest';
import type { Job } from '../../../queue/job.ts';
import type { JobFilter, JobQueue } from '../../../queue/job-queue.ts';
import { newJob } from '../new-job.ts';
import { claimed, enqueue, finishNext, type StartQueue } from './fixtures.ts';

const FAR_FUTURE = Date.parse('2999-01-01');

export function promiseRecords(start: StartQueue): void {
  const list = async (queue: JobQueue, filter?: JobFilter) => {
    const ids = [];
    for await (const { id } of queue.jobs(filter)) ids.push(id);
    return ids;
  };
  const finishAndDeliver = async (queue: JobQueue) => {
    await finishNext(queue);
    const delivery = (await queue.claimDelivery('discord'))!;
    await queue.delivered(delivery);
    return (await queue.get(delivery.job.id)) as Job;
  };

  test('all jobs on record, newest first, by state and by user', async () => {
    const { queue } = await start();
    expect(await list(queue)).toEqual([]);
    const a = await enqueue(queue, { userId: 'A' });
    const b = await enqueue(queue, { userId: 'B' });
    const a2 = await enqueue(queue, { userId: 'A' });
    await finishNext(queue);
    await claimed(queue);
    expect(await list(queue)).toEqual([a2, b, a]);
    expect(await list(queue, { states: ['done'] })).toEqual([a]);
    expect(await list(queue, { states: ['queued', 'rendering'] })).toEqual([a2, b]);
    expect(await list(queue, { userId: 'A' })).toEqual([a2, a]);
    expect(await list(queue, { userId: 'A', states: ['queued'] })).toEqual([a2]);
    expect(await list(queue, { states: [] })).toEqual([]);
    expect(await list(queue, { limit: 2 })).toEqual([a2, b]);
  });

  test('a long record is read to the end, or only as far as one likes', async () => {
    const { queue } = await start();
    const ids = await Promise.all(Array.from({ length: 350 }, () => enqueue(queue)));
    expect(new Set(await list(queue))).toEqual(new Set(ids));
    for await (const { id } of queue.jobs()) {
      expect(ids).toContain(id);
      break;
    }
    await enqueue(queue);
  });

  test('records of delivered jobs are dropped, their keys are free again', async () => {
    const { queue } = await start();
    const asked = newJob();
    await queue.enqueue(asked);
    const { id, deliveredAt } = await finishAndDeliver(queue);
    expect(await queue.purge(deliveredAt ?? 0)).toBe(0);
    expect(await queue.purge((deliveredAt ?? 0) + 1)).toBe(1);
    expect(await queue.get(id)).toBeNull();
    expect(await list(queue)).toEqual([]);
    expect(await queue.enqueue(asked)).toMatchObject({ created: true });
  });

  test('what is open or was not told yet stays', async () => {
    const { queue } = await start();
    const untold = await enqueue(queue);
    await finishNext(queue);
    const running = await enqueue(queue);
    await claimed(queue);
    const waiting = await enqueue(queue);
    expect(await queue.purge(FAR_FUTURE)).toBe(0);
    expect(await list(queue)).toEqual([waiting, running, untold]);
  });

  test('a user is forgotten, all but what is open', async () => {
    const { queue } = await start();
    const asked = newJob({ userId: 'A' });
    const { job } = await queue.enqueue(asked);
    await finishNext(queue);
    const cancelled = await enqueue(queue, { userId: 'A' });
    await queue.cancel(cancelled, { userId: 'A', admin: false });
    const open = await enqueue(queue, { userId: 'A' });
    const other = await enqueue(queue, { userId: 'B' });
    await queue.cancel(other, { userId: 'B', admin: false });
    const forgotten = await queue.forgetUser('A');
    expect(forgotten.map(({ id }) => id).sort()).toEqual([job.id, cancelled].sort());
    expect(forgotten.find(({ id }) => id === job.id)?.result).not.toBeNull();
    expect(await queue.get(job.id)).toBeNull();
    expect(await list(queue)).toEqual([other, open]);
    expect((await queue.claimDelivery('discord'))?.job.id).toBe(other);
    expect(await queue.claimDelivery('discord')).toBeNull();
    expect(await queue.enqueue(asked)).toMatchObject({ created: true });
    expect(await queue.forgetUser('nobody')).toEqual([]);
  });
}
