import { afterAll, beforeAll } from 'vitest';
import { type RedisServer, startRedis } from '../../helpers/redis-server.ts';

/** A Redis for the tests of a suite, there while they run. Never called when `program` is null. */
export function redisOfSuite(program: string | null): () => RedisServer {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis(program!);
  });
  afterAll(() => redis.stop());
  return () => redis;
}
