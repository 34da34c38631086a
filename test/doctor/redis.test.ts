import { describe, expect, test } from 'vitest';
import { connectRedis } from '../../queue/redis/connection.ts';
import { redisOrSay } from '../helpers/redis-server.ts';
import { redisOfSuite } from '../queue/redis/redis-of-suite.ts';
import { examine } from './run-doctor.ts';

const program = redisOrSay('The doctor and Redis');

describe.skipIf(program === null)('with a Redis', () => {
  const redis = redisOfSuite(program);
  const look = async () => (await examine({ REDIS_URL: redis().url }, ['jobs'])).of('jobs');

  test('one that keeps what it is told is fine', async () => {
    expect(await look()).toMatchObject({
      state: 'well',
      says: expect.stringMatching(/^Redis \d+\.\S+ at 127\.0\.0\.1:\d+, 0 open$/),
      mend: null,
    });
  });

  test('one that may lose jobs is told of', async () => {
    const { client, close } = await connectRedis(redis().url);
    await client.config('SET', 'appendonly', 'no');
    await client.config('SET', 'maxmemory', '100mb');
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    close();
    const { state, mend } = await look();
    expect(state).toBe('well');
    expect(mend).toContain('appendonly yes');
    expect(mend).toContain('noeviction');
  });
});
