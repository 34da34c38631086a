import { randomUUID } from 'node:crypto';
import { describe } from 'vitest';
import { openRedisUsers } from '../../../queue/redis/redis-users.ts';
import { redisOrSay } from '../../helpers/redis-server.ts';
import { describeUserRecords } from '../user-records-contract.ts';
import { redisOfSuite } from './redis-of-suite.ts';

const program = redisOrSay('User records on Redis');

describe.skipIf(program === null)('with a Redis', () => {
  const redis = redisOfSuite(program);

  describeUserRecords('Redis', () => {
    const name = randomUUID();
    return () => openRedisUsers(redis().url, { name });
  });
});
