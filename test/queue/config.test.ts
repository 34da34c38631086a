import { describe, expect, test } from 'vitest';
import { readStoreConfig } from '../../queue/config.ts';
import { ConfigError } from '../../queue/read-env.ts';

const S3 = { S3_BUCKET: 'clips', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'geheim' };

describe('the configuration of the stores', () => {
  test('needs no variable at all', () => {
    expect(readStoreConfig({})).toEqual({
      dataFolder: 'data',
      redisUrl: null,
      s3: null,
      clipRetentionHours: 24,
      policy: { maxOpenPerUser: 2, maxOpenPerCommunity: 10, maxAttempts: 3 },
    });
  });

  test('takes an empty variable for none', () => {
    expect(readStoreConfig({ REDIS_URL: '', MAX_ATTEMPTS: '', S3_BUCKET: '' })).toEqual(
      readStoreConfig({}),
    );
  });

  test('turns Redis and S3 on', () => {
    const env = { REDIS_URL: 'rediss://:pw@redis:6380/1', S3_ENDPOINT: 'http://minio:9000', ...S3 };
    expect(readStoreConfig(env)).toMatchObject({
      redisUrl: 'rediss://:pw@redis:6380/1',
      s3: { endpoint: 'http://minio:9000', region: 'us-east-1', bucket: 'clips' },
    });
  });

  test('is frozen', () => {
    expect(Object.isFrozen(readStoreConfig(S3))).toBe(true);
  });

  test.each([
    ['MAX_ATTEMPTS', 'many', 'a whole number of tries from 1 to 20, but got “many”.'],
    ['MAX_ATTEMPTS', '0', 'a whole number of tries from 1 to 20, but got “0”.'],
    ['MAX_OPEN_PER_USER', '1.5', 'a whole number of jobs from 1 to 1000, but got “1.5”.'],
    ['CLIP_RETENTION_HOURS', '-1', 'a whole number of hours from 1 to 8760, but got “-1”.'],
    [
      'S3_ENDPOINT',
      'minio:9000',
      'an address such as https://s3.example.org, but got “minio:9000”.',
    ],
    [
      'REDIS_URL',
      'redis',
      'an address such as redis://127.0.0.1:6379, but got something else (not shown).',
    ],
  ])('%s=%s is refused in words', (name, value, sentence) => {
    expect(() => readStoreConfig({ ...S3, [name]: value })).toThrow(
      new ConfigError(`${name}: expected ${sentence}`),
    );
  });

  test('names every variable that is wrong, and what is missing of S3', () => {
    expect(() => readStoreConfig({ MAX_ATTEMPTS: 'x', MAX_OPEN_PER_USER: 'y' })).toThrow(
      /MAX_OPEN_PER_USER.*\nMAX_ATTEMPTS/,
    );
    expect(() => readStoreConfig({ ...S3, S3_SECRET_ACCESS_KEY: undefined })).toThrow(
      'S3_SECRET_ACCESS_KEY: expected a value, as other S3_ ones are set, but got nothing.',
    );
  });
});
