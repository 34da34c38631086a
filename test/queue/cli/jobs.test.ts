import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { NewJob } from '../../../queue/job.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { inChunks } from '../chunks.ts';
import { claimed, jobResult, newJob } from '../contract/fixtures.ts';
import { openLocalStores } from '../local-stores.ts';

const MAIN = fileURLToPath(new URL('../../../queue/cli/main.ts', import.meta.url));

async function setUp() {
  const folder = tempFolder();
  const stores = await openLocalStores(folder, { maxOpenPerUser: 100, maxAttempts: 1 });
  return {
    ...stores,
    async ask(overrides: Partial<NewJob> = {}) {
      const photo = await stores.media.put('photo', inChunks('x'));
      const payload = { ...newJob().payload, photo };
      return (await stores.queue.enqueue(newJob({ payload, ...overrides }))).job;
    },
    jobs: (...args: string[]) => runJobs(args, { DATA_DIR: folder }),
  };
}

function runJobs(args: string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    const options = { env: { ...process.env, ...env } };
    const child = execFile(
      process.execPath,
      ['--no-warnings', MAIN, ...args],
      options,
      (_error, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

describe('npm run jobs', () => {
  test('lists jobs with state, age, user, and how each stands', async () => {
    const { ask, queue, jobs } = await setUp();
    const done = await ask();
    await queue.complete(await claimed(queue), jobResult({ bytes: 1_500_000, renderMs: 12_000 }));
    const failed = await ask();
    await queue.fail(await claimed(queue), { code: 'person-none', params: {} }, { retry: false });
    const rendering = await ask({ userId: 'telegram:7' });
    const progress = { stage: 'frames', fraction: 0.5, etaMs: 9000, preview: null };
    await queue.heartbeat(await claimed(queue), progress);
    const waiting = await ask();
    const { status, stdout } = await jobs('list');
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    const find = (id: string) => lines.find((line) => line.startsWith(id))!;
    expect(lines[0]).toMatch(/^ID +STATE +AGE +USER +QUALITY +HOW IT STANDS$/);
    expect(find(done.id)).toMatch(/ done +\d+ s +discord:1 +lite +1\.5 MB in 12 s$/);
    expect(find(failed.id)).toMatch(/ failed +\d+ s +discord:1 +lite +person-none$/);
    expect(find(rendering.id)).toMatch(/ telegram:7 +lite +━{6}┄{6} +50 % frames, 9 s left$/);
    expect(find(waiting.id)).toMatch(/ queued .* #1, \d+ s left$/);
    const columns = lines.map((line) => line.search(/(lite|QUALITY)\b/));
    expect(new Set(columns).size).toBe(1);
  });

  test('lists as one JSON object a line, by state and user, without the address of the asker', async () => {
    const { ask, queue, jobs } = await setUp();
    const mine = await ask({ userId: 'telegram:7' });
    const other = await ask({ userId: 'telegram:7' });
    await queue.cancel(other.id, { userId: 'telegram:7', admin: false });
    await ask();
    const { stdout } = await jobs('list', '--user', 'telegram:7', '--state', 'queued', '--json');
    const [line, ...rest] = stdout.trim().split('\n');
    expect(rest).toEqual([]);
    expect(JSON.parse(line!)).toMatchObject({
      id: mine.id,
      surface: 'discord',
      place: { position: 1 },
    });
    expect(stdout).not.toContain('message');
  });

  test('says so when there are none', async () => {
    const { jobs } = await setUp();
    expect(await jobs()).toMatchObject({ status: 0, stdout: 'There are no such jobs.\n' });
  });

  test('shows all that is on record of a job', async () => {
    const { ask, queue, jobs } = await setUp();
    const { id, payload } = await ask();
    await queue.fail(
      await claimed(queue),
      { code: 'timed-out', params: { seconds: 9 } },
      { retry: false },
    );
    const { status, stdout } = await jobs('show', id);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^id +${id}\nstate +failed {2}timed-out\n`));
    expect(stdout).toMatch(/^failure +timed-out \{"seconds":9\}$/m);
    expect(stdout).toMatch(new RegExp(`^photo +${payload.photo}$`, 'm'));
    expect(JSON.parse((await jobs('show', id, '--json')).stdout)).toMatchObject({
      id,
      attempts: 1,
    });
  });

  test('lists the workers, and says of a job that none of them takes it', async () => {
    const { ask, queue, jobs } = await setUp();
    expect(await jobs('workers')).toMatchObject({ status: 0, stdout: 'There is no worker.\n' });
    await queue.claim({ id: 'box:1', qualities: ['preview', 'studio'] });
    const { stdout } = await jobs('workers');
    expect(stdout).toBe('ID     QUALITIES\nbox:1  preview, studio\n');
    expect(JSON.parse((await jobs('workers', '--json')).stdout)).toEqual({
      id: 'box:1',
      qualities: ['preview', 'studio'],
    });
    await ask({ quality: 'lite' });
    expect((await jobs('list')).stdout).toMatch(/ queued .* lite +#1, no worker takes it$/m);
  });

  test('shows what was wished for, and where the networks are', async () => {
    const { ask, queue, jobs } = await setUp();
    const { id } = await ask({ quality: 'lite', wishedQuality: 'studio' });
    expect((await jobs('show', id)).stdout).toMatch(/^quality +lite\nwished +studio$/m);
    const denoising = { step: 2, steps: 20, window: 1, windows: 6 };
    const progress = { stage: 'frames', fraction: 0.5, etaMs: 7_200_000, preview: null, denoising };
    await queue.heartbeat(await claimed(queue), progress);
    expect((await jobs('list')).stdout).toMatch(/50 % frames \(step 3 of 20\), 2 h left$/m);
  });

  test('cancels a job once', async () => {
    const { ask, queue, jobs } = await setUp();
    const { id } = await ask();
    expect(await jobs('cancel', id)).toMatchObject({ status: 0, stdout: `Cancelled ${id}.\n` });
    expect(await queue.get(id)).toMatchObject({ state: 'cancelled' });
    expect(await jobs('cancel', id)).toMatchObject({
      status: 3,
      stderr: 'That job has ended already (cancelled). [job-ended]\n',
    });
  });

  test('tries a failed job again as long as its photo is there', async () => {
    const { ask, queue, media, jobs } = await setUp();
    const { id, payload } = await ask();
    expect(await jobs('retry', id)).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('queued'),
    });
    await queue.fail(await claimed(queue), { code: 'crashed', params: {} }, { retry: false });
    expect(await jobs('retry', id)).toMatchObject({ status: 0, stdout: `${id} waits again.\n` });
    await queue.fail(await claimed(queue), { code: 'crashed', params: {} }, { retry: false });
    await media.delete(payload.photo);
    expect(await jobs('retry', id)).toMatchObject({
      status: 3,
      stderr: `The file ${payload.photo} is gone. [media-missing]\n`,
    });
    expect(await queue.get(id)).toMatchObject({ state: 'failed' });
  });

  test('sweeps', async () => {
    const { ask, queue, jobs } = await setUp();
    const { id } = await ask();
    await queue.cancel(id, { userId: 'discord:1', admin: false });
    expect(await jobs('sweep')).toMatchObject({
      status: 0,
      stdout: 'Deleted 1 files (1 B), 0 half-written ones, and 0 records.\n',
    });
  });

  test('knows no such job', async () => {
    const { jobs } = await setUp();
    const unknown = { status: 3, stderr: 'There is no such job. [job-unknown]\n' };
    for (const command of ['show', 'cancel', 'retry'])
      expect(await jobs(command, 'nobody')).toMatchObject(unknown);
  });

  test('tells of wrong flags, wrong variables and a store that is not there by its status', async () => {
    const { jobs } = await setUp();
    expect(await jobs('list', '--limit', '0')).toMatchObject({ status: 2 });
    expect(await jobs('list', '--state', 'lost')).toMatchObject({ status: 2 });
    expect(await jobs('show')).toMatchObject({ status: 2 });
    expect(await jobs('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Exit status'),
    });
    expect(await runJobs(['list'], { MAX_ATTEMPTS: 'x' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('MAX_ATTEMPTS: expected'),
    });
    expect(await runJobs(['list'], { DATA_DIR: `${MAIN}/data` })).toMatchObject({
      status: 4,
      stderr: expect.stringContaining('[store-not-writable]'),
    });
  });
});
