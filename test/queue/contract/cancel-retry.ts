import { expect, test } from 'vitest';
import { jobResult } from '../new-job.ts';
import { claimed, drain, enqueue, finishNext, type StartQueue, WORKER } from './fixtures.ts';

const OWNER = { userId: 'discord:1', admin: false };
const STRANGER = { userId: 'discord:2', admin: false };
const ADMIN = { userId: 'discord:3', admin: true };
const FAILURE = { code: 'no-person', params: {} };

export function promiseCancelAndRetry(start: StartQueue): void {
  test('the owner or an admin cancels a waiting job', async () => {
    const { queue } = await start();
    for (const by of [OWNER, ADMIN]) {
      const id = await enqueue(queue);
      const job = await queue.cancel(id, by);
      expect(job).toMatchObject({ id, state: 'cancelled' });
      expect(job.endedAt).not.toBeNull();
      expect(await queue.get(id)).toEqual(job);
    }
    expect(await queue.claim(WORKER)).toBeNull();
  });

  test('the owner or an admin cancels a running job', async () => {
    const { queue } = await start();
    for (const by of [OWNER, ADMIN]) {
      const id = await enqueue(queue);
      await claimed(queue);
      expect((await queue.cancel(id, by)).state).toBe('cancelled');
    }
  });

  test('nobody else cancels it', async () => {
    const { queue } = await start();
    const id = await enqueue(queue);
    await expect(queue.cancel(id, STRANGER)).rejects.toMatchObject({ code: 'job-not-yours' });
    expect((await queue.get(id))?.state).toBe('queued');
  });

  test('what has ended, or never was, cannot be cancelled', async () => {
    const { queue } = await start();
    const id = await enqueue(queue);
    await finishNext(queue);
    await expect(queue.cancel(id, OWNER)).rejects.toMatchObject({
      code: 'job-ended',
      params: { state: 'done' },
    });
    await expect(queue.cancel('nothing', ADMIN)).rejects.toMatchObject({ code: 'job-unknown' });
  });

  test('cancel and complete at once end the job one way', async () => {
    const { queue, another } = await start();
    const other = await another();
    for (let i = 0; i < 10; i++) {
      const id = await enqueue(queue);
      const claim = await claimed(queue);
      const [cancelled, completed] = await Promise.all([
        other.cancel(id, OWNER).then(
          () => true,
          () => false,
        ),
        queue.complete(claim, jobResult()),
      ]);
      expect(cancelled).toBe(!completed);
      expect((await queue.get(id))?.state).toBe(completed ? 'done' : 'cancelled');
    }
  });

  test('a failed job goes to the end of the line with all its tries', async () => {
    const { queue } = await start({ maxAttempts: 1 });
    const failed = await enqueue(queue);
    await queue.fail(await claimed(queue), FAILURE, { retry: true });
    const others = [await enqueue(queue), await enqueue(queue)];
    const job = await queue.retry(failed);
    expect(job).toMatchObject({ id: failed, state: 'queued', attempts: 0, failure: null });
    expect(job).toMatchObject({ startedAt: null, endedAt: null, deliveredAt: null });
    expect(await queue.get(failed)).toEqual(job);
    expect(await drain(queue, ({ id }) => id)).toEqual([...others, failed]);
  });

  test('a cancelled job is tried again, and told about again', async () => {
    const { queue } = await start();
    const id = await enqueue(queue);
    const stale = await claimed(queue);
    await queue.cancel(id, OWNER);
    await queue.delivered((await queue.claimDelivery('discord'))!);
    await queue.retry(id);
    expect(await queue.heartbeat(stale)).toBe('lost');
    expect(await queue.claimDelivery('discord')).toBeNull();
    expect(await finishNext(queue)).toBe(id);
    expect((await queue.claimDelivery('discord'))?.job).toMatchObject({ id, state: 'done' });
  });

  test('only a failed or cancelled job is tried again', async () => {
    const { queue } = await start();
    const id = await enqueue(queue);
    await expect(queue.retry(id)).rejects.toMatchObject({ code: 'job-not-failed' });
    await finishNext(queue);
    await expect(queue.retry(id)).rejects.toMatchObject({
      code: 'job-not-failed',
      params: { state: 'done' },
    });
    await expect(queue.retry('nothing')).rejects.toMatchObject({ code: 'job-unknown' });
  });
}
