import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { describeFile, findFfmpeg } from '../../engine/video/ffmpeg.ts';
import { readStoreConfig } from '../../queue/config.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { openStores } from '../../queue/open-stores.ts';
import { sweep, sweepOptions } from '../../queue/sweep.ts';
import { redisOrSay, startRedis } from '../helpers/redis-server.ts';
import { BUCKET, CREDENTIALS, startS3Server } from '../helpers/s3-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { inChunks } from '../queue/chunks.ts';
import { newJob } from '../queue/contract/fixtures.ts';
import { openDesk } from './job-desk.ts';
import { REAL_WORKER, STUB_WORKER, startWorker, startWorkerUnderNpm } from './start-worker.ts';

const SAMPLE = fileURLToPath(new URL('../../assets/samples/person.jpg', import.meta.url));
const SMALL = { width: 256, height: 384, fps: 12 };

async function setUp() {
  const folder = tempFolder();
  const marks = join(folder, 'marks');
  mkdirSync(marks);
  const desk = await openDesk(folder, { backoffMs: 10, leaseMs: 3000 });
  const env = { DATA_DIR: folder, STUB_FOLDER: marks, WORKER_GRACE_SECONDS: '1' };
  return {
    ...desk,
    folder,
    marks,
    env,
    rendering: () => vi.waitUntil(() => existsSync(join(marks, 'rendering')), { timeout: 20_000 }),
    goOn: () => mkdirSync(join(marks, 'go-on')),
    leftovers: () => readdirSync(join(folder, 'work')),
  };
}

function ended(queue: JobQueue, id: string): Promise<unknown> {
  return vi.waitUntil(async () => (await queue.get(id))?.endedAt, {
    timeout: 60_000,
    interval: 20,
  });
}

describe('npm run worker', () => {
  test('makes an MP4 of a photo, keeps it in the media store, and drops the photo', async () => {
    const { ask, queue, media, stored, folder, env, leftovers } = await setUp();
    const { id } = await ask('kemusan', SMALL, SAMPLE);
    const worker = startWorker(REAL_WORKER, env);
    await ended(queue, id);
    const job = await queue.get(id);
    expect(job).toMatchObject({ state: 'done', attempts: 1 });
    const { clip, preview, ...result } = job!.result!;
    expect(result).toMatchObject({ width: 256, height: 384, seconds: 1 });
    const bytes = await buffer((await media.open(clip)).chunks);
    expect(bytes.length).toBe(result.bytes);
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
    const ffmpegPath = await findFfmpeg(process.env);
    const facts = await describeFile(join(folder, 'media', clip), { ffmpegPath });
    expect(facts).toMatch(/Video: h264.* 256x384/);
    expect(facts).toMatch(/Audio: aac/);
    const picture = await buffer((await media.open(preview!)).chunks);
    expect(picture.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    await vi.waitUntil(async () => (await stored()).length === 2, { timeout: 10_000 });
    expect(await stored()).toEqual([clip, preview]);
    worker.child.kill('SIGTERM');
    expect(await worker.exited).toBe(0);
    expect(leftovers()).toEqual([]);
  });

  test('told to stop, finishes its clip within the grace time and takes no other', async () => {
    const { ask, queue, env, rendering, goOn, leftovers } = await setUp();
    const { id } = await ask('waits');
    const next = await ask('quick');
    const worker = startWorker(STUB_WORKER, { ...env, WORKER_GRACE_SECONDS: '30' });
    await rendering();
    expect(await queue.workers()).toMatchObject([{ qualities: ['preview', 'lite'] }]);
    worker.child.kill('SIGTERM');
    goOn();
    expect(await worker.exited).toBe(0);
    expect(await queue.workers()).toEqual([]);
    expect(await queue.get(id)).toMatchObject({ state: 'done' });
    expect(await queue.get(next.id)).toMatchObject({ state: 'queued', attempts: 0 });
    expect(leftovers()).toEqual([]);
  });

  test('told to stop, hands its job back when the grace time is over', async () => {
    const { ask, queue, env, rendering, leftovers } = await setUp();
    const { id } = await ask('never-ends');
    const worker = startWorker(STUB_WORKER, env);
    await rendering();
    worker.child.kill('SIGTERM');
    expect(await worker.exited).toBe(0);
    expect(await queue.get(id)).toMatchObject({ state: 'queued', attempts: 0 });
    expect(leftovers()).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'hands its job back when npm is told to stop, though npm does not pass it on',
    async () => {
      const { ask, queue, env, rendering } = await setUp();
      const { id } = await ask('never-ends');
      const worker = startWorkerUnderNpm(STUB_WORKER, { ...env, WORKER_GRACE_SECONDS: '0' });
      await rendering();
      worker.child.kill('SIGTERM');
      await worker.exited;
      expect(await queue.get(id)).toMatchObject({ state: 'queued', attempts: 0 });
    },
  );

  test('told twice, hands its job back at once', async () => {
    const { ask, queue, env, rendering } = await setUp();
    const { id } = await ask('never-ends');
    const worker = startWorker(STUB_WORKER, { ...env, WORKER_GRACE_SECONDS: '600' });
    await rendering();
    worker.child.kill('SIGTERM');
    worker.child.kill('SIGINT');
    expect(await worker.exited).toBe(0);
    expect(await queue.get(id)).toMatchObject({ state: 'queued', attempts: 0 });
  });

  test('killed with -9, leaves its job to another worker, which also clears up after it', async () => {
    const { ask, queue, media, stored, env, rendering, goOn, folder, marks } = await setUp();
    const { id } = await ask('waits');
    const first = startWorker(STUB_WORKER, env);
    await rendering();
    first.child.kill('SIGKILL');
    await first.exited;
    goOn();
    const second = startWorker(STUB_WORKER, env);
    await ended(queue, id);
    expect(await queue.get(id)).toMatchObject({ state: 'done', attempts: 2 });
    // A preview of the dead one may be left, which the sweep takes once it is old enough.
    await sweep(queue, media, { ...sweepOptions(Date.now(), 24), orphanGraceMs: -1 });
    const { clip, preview } = (await queue.get(id))!.result!;
    expect(await stored()).toEqual([clip, preview]);
    const folders = readdirSync(join(folder, 'work'));
    expect(folders).toHaveLength(1);
    expect(folders[0]).toContain(`${hostname()}.${second.child.pid}.`);
    const [orphan] = readFileSync(join(marks, 'started'), 'utf8').split('\n').map(Number);
    await vi.waitUntil(() => !isAlive(orphan!), { timeout: 10_000 });
  });

  const redis = redisOrSay('The worker on Redis and S3');
  test.skipIf(redis === null)('renders from Redis and S3 as well', async () => {
    const { env, folder } = await setUp();
    const server = await startRedis(redis!);
    onTestFinished(() => server.stop());
    const { endpoint } = await startS3Server(join(folder, 'objects'));
    const remote = {
      ...env,
      REDIS_URL: server.url,
      S3_ENDPOINT: endpoint,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      S3_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    };
    const stores = await openStores(readStoreConfig(remote));
    onTestFinished(() => stores.close());
    const photo = await stores.media.put('photo', inChunks('a photo'));
    const payload = { ...newJob().payload, photo, background: 'photo' };
    const { job } = await stores.queue.enqueue(newJob({ quality: 'preview', payload }));
    const worker = startWorker(STUB_WORKER, remote);
    await ended(stores.queue, job.id);
    worker.child.kill('SIGTERM');
    expect(await worker.exited).toBe(0);
    const { clip, preview } = (await stores.queue.get(job.id))!.result!;
    const stored = await Array.fromAsync(stores.media.list());
    expect(stored.map(({ key }) => key).sort()).toEqual([clip, preview]);
  });

  test('says which variable is wrong, and ends with status 2', async () => {
    const worker = startWorker(REAL_WORKER, { WORKER_MEMORY_MB: 'lots' });
    expect(await worker.exited).toBe(2);
    expect(worker.stderr()).toBe(
      'WORKER_MEMORY_MB: expected a whole number of megabytes from 64 to 1000000, but got “lots”.\n',
    );
  });

  test('says so when its data folder cannot be written, and ends with status 1', async () => {
    const worker = startWorker(REAL_WORKER, { DATA_DIR: join(SAMPLE, 'data') });
    expect(await worker.exited).toBe(1);
    expect(worker.lines.at(-1)).toMatchObject({
      msg: 'the worker cannot go on',
      err: { code: 'store-not-writable' },
    });
  });

  test('writes nothing of a job but its id into the log', async () => {
    const { ask, queue, env } = await setUp();
    const { id, payload, replyTo } = await ask('quick');
    const worker = startWorker(STUB_WORKER, { ...env, LOG_LEVEL: 'trace' });
    await ended(queue, id);
    worker.child.kill('SIGTERM');
    await worker.exited;
    const log = JSON.stringify(worker.lines);
    expect(log).toContain(id);
    for (const secret of [payload.photo, 'discord:1', JSON.stringify(replyTo.address)])
      expect(log).not.toContain(secret);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
