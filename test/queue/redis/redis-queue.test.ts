import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { openRedisQueue } from '../../queue/redis/bullmq-queue.ts';
import { type RedisServer, redisOrSay, startRedis } from '../helpers/redis-server.ts';
import { describeJobQueue } from './job-queue-contract.ts';

const program = redisOrSay('The job queue on Redis');

describe.skipIf(program === null)('with a Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis(program!);
  });
  afterAll(() => redis.stop());

  describeJobQueue('Redis', () => {
    const name = randomUUID();
    return (policy) => openRedisQueue(redis.url, { policy, name });
  });
});
