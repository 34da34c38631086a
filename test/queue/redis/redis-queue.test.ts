import { randomUUID } from 'node:crypto';
import { describe } from 'vitest';
import { openRedisQueue } from '../../../queue/redis/bullmq-queue.ts';
import { redisOrSay } from '../../helpers/redis-server.ts';
import { describeJobQueue } from '../job-queue-contract.ts';
import { redisOfSuite } from './redis-of-suite.ts';

const program = redisOrSay('The job queue on Redis');

describe.skipIf(program === null)('with a Redis', () => {
  const redis = redisOfSuite(program);

  describeJobQueue('Redis', () => {
    const name = randomUUID();
    return (policy) => openRedisQueue(redis().url, { policy, name });
  });
});
