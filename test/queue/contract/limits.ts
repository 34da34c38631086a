import { expect, test } from 'vitest';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { jobResult, newJob } from '../new-job.ts';
import { claimed, enqueue, finishNext, type StartQueue } from './fixtures.ts';

const COMMUNITY = 'discord:guild:7';

export function promiseLimits(start: StartQueue): void {
  test('a user has no more open jobs than the limit', async () => {
    const { queue } = await start({ maxOpenPerUser: 2 });
    await enqueue(queue);
    await enqueue(queue);
    await expect(enqueue(queue)).rejects.toMatchObject({
      code: 'too-many-jobs-of-user',
      params: { open: 2 },
    });
    await enqueue(queue, { userId: 'discord:2' });
  });

  test('a running job is open, an ended one is not', async () => {
    const { queue } = await start({ maxOpenPerUser: 1 });
    await enqueue(queue);
    const claim = await claimed(queue);
    await expect(enqueue(queue)).rejects.toMatchObject({ code: 'too-many-jobs-of-user' });
    await queue.complete(claim, jobResult());
    const second = await enqueue(queue);
    await queue.cancel(second, { userId: 'discord:1', admin: false });
    await enqueue(queue);
  });

  test('a failed job makes room', async () => {
    const { queue } = await start({ maxOpenPerUser: 1 });
    await enqueue(queue);
    await queue.fail(await claimed(queue), { code: 'no-person', params: {} }, { retry: false });
    await enqueue(queue);
  });

  test('a community has no more open jobs than the limit', async () => {
    const { queue } = await start({ maxOpenPerCommunity: 2 });
    await enqueue(queue, { communityId: COMMUNITY, userId: 'discord:1' });
    await enqueue(queue, { communityId: COMMUNITY, userId: 'discord:2' });
    await expect(
      enqueue(queue, { communityId: COMMUNITY, userId: 'discord:3' }),
    ).rejects.toMatchObject({ code: 'too-many-jobs-of-community', params: { open: 2 } });
    await enqueue(queue, { communityId: 'discord:guild:8', userId: 'discord:3' });
    await enqueue(queue, { communityId: null, userId: 'discord:3' });
    await finishNext(queue);
    await enqueue(queue, { communityId: COMMUNITY, userId: 'discord:3' });
  });

  test('an asker may have limits of their own', async () => {
    const { queue } = await start({ maxOpenPerUser: 1, maxOpenPerCommunity: 1 });
    const ask = (limits: Parameters<JobQueue['enqueue']>[1]) =>
      queue.enqueue(newJob({ communityId: COMMUNITY }), limits);
    await ask({ maxOpenPerUser: 3, maxOpenPerCommunity: 3 });
    await ask({ maxOpenPerUser: 3, maxOpenPerCommunity: 3 });
    await expect(ask({ maxOpenPerUser: 3 })).rejects.toMatchObject({
      code: 'too-many-jobs-of-community',
    });
    await expect(ask({ maxOpenPerCommunity: 3 })).rejects.toMatchObject({
      code: 'too-many-jobs-of-user',
    });
    await expect(
      queue.enqueue(newJob({ userId: 'discord:2' }), { maxOpenPerUser: 0 }),
    ).rejects.toMatchObject({ code: 'too-many-jobs-of-user', params: { open: 0 } });
  });

  test('asking again for a job that is there is no further job', async () => {
    const { queue } = await start({ maxOpenPerUser: 1 });
    const asked = newJob();
    await queue.enqueue(asked);
    expect(await queue.enqueue(asked)).toMatchObject({ created: false });
  });

  test('many who ask at once from two processes stay within both limits', async () => {
    const { queue, another } = await start({ maxOpenPerUser: 3, maxOpenPerCommunity: 7 });
    const handles = [queue, await another()];
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) =>
        enqueue(handles[i % 2]!, { communityId: COMMUNITY, userId: `discord:${i % 5}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    const perUser = new Map<string, number>();
    for await (const { userId } of queue.jobs())
      perUser.set(userId, (perUser.get(userId) ?? 0) + 1);
    expect(Math.max(...perUser.values())).toBeLessThanOrEqual(3);
  });
}
