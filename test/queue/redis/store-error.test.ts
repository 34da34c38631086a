import { describe, expect, onTestFinished, test } from 'vitest';
import { openRedisQueue } from '../../../queue/redis/bullmq-queue.ts';
import { connectRedis } from '../../../queue/redis/connection.ts';
import { redisOrSay, startRedis } from '../../helpers/redis-server.ts';
import { claimed, enqueue, eventually } from '../contract/fixtures.ts';
import { jobResult, newJob } from '../new-job.ts';

const program = redisOrSay('A Redis that refuses');

describe.skipIf(program === null)('a Redis that refuses', () => {
  const start = async () => {
    const redis = await startRedis(program!);
    onTestFinished(() => redis.stop());
    const queue = await openRedisQueue(redis.url);
    const { client, close } = await connectRedis(redis.url);
    onTestFinished(async () => {
      await queue.close();
      close();
    });
    return { queue, client };
  };

  test('for want of memory is full, and goes on once there is some', async () => {
    const { queue, client } = await start();
    await client.config('SET', 'maxmemory', '1mb');
    await expect(queue.enqueue(newJob())).rejects.toMatchObject({ code: 'store-full' });
    await client.config('SET', 'maxmemory', '0');
    const id = await enqueue(queue);
    expect((await claimed(queue)).job.id).toBe(id);
  });

  test('as a replica does cannot be written', async () => {
    const { queue, client } = await start();
    const id = await enqueue(queue);
    await client.replicaof('127.0.0.1', '1');
    const refusal = { code: 'store-not-writable', message: expect.stringContaining('redis://') };
    await expect(queue.enqueue(newJob())).rejects.toMatchObject(refusal);
    expect(await queue.get(id)).toMatchObject({ state: 'queued' });
    await client.replicaof('NO', 'ONE');
    const claim = await eventually(() => claimed(queue));
    expect(await queue.complete(claim, jobResult())).toBe(true);
  });
});
