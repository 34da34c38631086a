import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { JobEvent, JobQueue, QueuePolicy } from '../../../queue/job-queue.ts';
import { openRedisQueue } from '../../../queue/redis/bullmq-queue.ts';
import { openRedisUsers } from '../../../queue/redis/redis-users.ts';
import { type RedisServer, redisOrSay, startRedis } from '../../helpers/redis-server.ts';
import { claimed, eventually, finishNext, WORKER } from '../contract/fixtures.ts';
import { jobResult, newJob } from '../new-job.ts';
import { Crowd } from './crowd.ts';

const program = redisOrSay('The job queue while Redis is away');
/** Failing is quick here, so that a test may wait for it. */
const PATIENCE = { waitMs: 1000, answerMs: 1500 };
const CLIPS_EACH = 40;
const UNREACHABLE = { name: 'QueueError', code: 'store-unreachable' };

describe.skipIf(program === null)('the job queue while Redis is away', () => {
  let redis: RedisServer;
  beforeEach(async () => {
    redis = await startRedis(program!);
    return () => redis.stop();
  });

  const open = async (policy: Partial<QueuePolicy> = {}) => {
    const roomy = { maxOpenPerUser: 1e6, maxOpenPerCommunity: 1e6, ...policy };
    const queue = await openRedisQueue(redis.url, { policy: roomy, patience: PATIENCE });
    onTestFinished(() => queue.close());
    return queue;
  };

  test('each call says so, and goes on by itself once Redis is back', async () => {
    const queue = await open();
    const { job } = await queue.enqueue(newJob());
    const claim = await claimed(queue);
    await redis.kill();
    const calls = [
      queue.enqueue(newJob()),
      queue.get(job.id),
      queue.place(job.id),
      queue.claim(WORKER),
      queue.heartbeat(claim),
      queue.complete(claim, jobResult()),
      queue.reapLapsed(),
      queue.jobs()[Symbol.asyncIterator]().next(),
    ];
    await Promise.all(calls.map((call) => expect(call).rejects.toMatchObject(UNREACHABLE)));
    await redis.restart();
    await eventually(() => queue.get(job.id).catch(() => null));
    expect(await queue.complete(claim, jobResult())).toBe(true);
    expect(await queue.get(job.id)).toMatchObject({ state: 'done' });
  });

  test('a Redis that does not answer is as good as gone', async () => {
    const queue = await open();
    const asked = newJob();
    redis.freeze();
    await expect(queue.enqueue(asked)).rejects.toMatchObject(UNREACHABLE);
    redis.thaw();
    await queue.enqueue(asked);
    expect(await eventually(() => finishNext(queue))).toBeTypeOf('string');
    expect(await queue.claim(WORKER)).toBeNull();
  });

  test('a short restart is waited for', async () => {
    const queue = await openRedisQueue(redis.url);
    onTestFinished(() => queue.close());
    await redis.kill();
    const answer = queue.enqueue(newJob());
    await redis.restart();
    expect(await answer).toMatchObject({ created: true });
  });

  test('subscriptions come back', async () => {
    const queue = await open();
    const events: JobEvent[] = [];
    await queue.subscribe((event) => events.push(event));
    await redis.kill();
    await redis.restart();
    const other = await open();
    const { job } = await other.enqueue(newJob());
    await eventually(() => events.length > 0);
    expect(events).toMatchObject([{ jobId: job.id, state: 'queued' }]);
  });

  test('nobody can open a queue without a Redis, and no password is told', async () => {
    const { port } = new URL(redis.url);
    await redis.kill();
    const url = `redis://:secret@127.0.0.1:${port}`;
    const refusal = await openRedisQueue(url, { patience: PATIENCE }).catch((error) => error);
    expect(refusal).toMatchObject({
      ...UNREACHABLE,
      params: { reason: expect.stringContaining('ECONNREFUSED') },
    });
    expect(refusal.message).not.toContain('secret');
    await expect(openRedisUsers(url, { patience: PATIENCE })).rejects.toMatchObject(UNREACHABLE);
  });

  test('killed in the middle, again and again, it loses no accepted job', async () => {
    const policy = { leaseMs: 400, backoffMs: 0, maxAttempts: 1000 };
    const [asker, worker] = [await open(policy), await open(policy)];
    const crowd = new Crowd({ asker, worker }, CLIPS_EACH);
    onTestFinished(() => crowd.stop());
    for (const done of [60, 120, 180]) {
      await crowd.untilDone(done);
      await redis.kill();
      await redis.restart();
    }
    const accepted = await crowd.finish();
    expect(accepted).toHaveLength(8 * CLIPS_EACH);
    for (const id of accepted)
      expect(await asker.get(id)).toMatchObject({ id, state: 'done', result: { bytes: 1000 } });
    expect(await worker.claim(WORKER)).toBeNull();
    const delivered = await deliverAll(asker);
    expect(delivered.toSorted()).toEqual(accepted.toSorted());
  });
});

async function deliverAll(queue: JobQueue): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const delivery = await queue.claimDelivery('discord');
    if (delivery === null) return ids;
    expect(await queue.delivered(delivery)).toBe(true);
    ids.push(delivery.job.id);
  }
}
