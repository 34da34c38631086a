import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStoreConfig } from '../../queue/config.ts';
import { openStores } from '../../queue/open-stores.ts';
import { redisOrSay, startRedis } from '../helpers/redis-server.ts';
import { BUCKET, CREDENTIALS, startS3Server } from '../helpers/s3-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { inChunks } from './chunks.ts';
import { newJob } from './contract/fixtures.ts';

describe('the stores of a configuration', () => {
  test('are SQLite and a folder when nothing is set', async () => {
    const folder = tempFolder();
    const stores = await openStores(readStoreConfig({ DATA_DIR: folder, MAX_OPEN_PER_USER: '1' }));
    await stores.queue.enqueue(newJob());
    await expect(stores.queue.enqueue(newJob())).rejects.toMatchObject({
      code: 'too-many-jobs-of-user',
    });
    const key = await stores.media.put('photo', inChunks('x'));
    await stores.close();
    expect(existsSync(join(folder, 'media', key))).toBe(true);
    expect(existsSync(join(folder, 'anydance.sqlite'))).toBe(true);
  });

  const redis = redisOrSay('Stores on Redis and S3');
  test.skipIf(redis === null)('are Redis and S3 when both are set', async () => {
    const folder = tempFolder();
    const server = await startRedis(redis!);
    const { endpoint, requests } = await startS3Server(join(folder, 'objects'));
    const config = readStoreConfig({
      DATA_DIR: folder,
      REDIS_URL: server.url,
      S3_ENDPOINT: endpoint,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      S3_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    });
    const stores = await openStores(config);
    expect(await stores.queue.enqueue(newJob())).toMatchObject({ created: true });
    await stores.users.update('discord:1', { optedOut: true });
    await stores.media.put('photo', inChunks('x'));
    await stores.close();
    await server.stop();
    expect(requests[0]).toMatch(/^PUT \/media\/photo\//);
    expect(existsSync(join(folder, 'anydance.sqlite'))).toBe(false);
  });

  test('close what was opened already when one cannot be', async () => {
    const config = readStoreConfig({ DATA_DIR: tempFolder(), REDIS_URL: 'redis://127.0.0.1:1' });
    await expect(openStores(config)).rejects.toMatchObject({ code: 'store-unreachable' });
  });
});
