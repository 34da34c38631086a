import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { JobLimits } from '../../engine/worker/job-limits.ts';
import { type JobTools, runJob } from '../../engine/worker/run-job.ts';
import type { QueuePolicy } from '../../queue/job-queue.ts';
import { kindOf } from '../../queue/media-key.ts';
import { startStubRenderer } from '../helpers/stub-renderer.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { TINY_JPEG } from '../helpers/tiny-jpeg.ts';
import { claimed } from '../queue/contract/fixtures.ts';
import { openDesk } from './job-desk.ts';

const NEVER = new AbortController().signal;
const ADMIN = { userId: 'admin', admin: true };

async function setUp(
  limits: Partial<JobLimits> = {},
  policy: Partial<QueuePolicy> = { backoffMs: 0 },
  log = pino({ level: 'silent' }),
) {
  const folder = tempFolder();
  const [marks, workFolder] = [join(folder, 'marks'), join(folder, 'work')];
  for (const path of [marks, workFolder]) await mkdir(path);
  const desk = await openDesk(folder, policy);
  const renderer = startStubRenderer({ ...process.env, STUB_FOLDER: marks });
  onTestFinished(() => renderer.close());
  const usual = { jobTimeoutMs: 60_000, memoryBytes: 4e9 };
  const tools: JobTools = {
    queue: desk.queue,
    media: desk.media,
    renderer,
    workFolder,
    limits: { preview: { ...usual, ...limits }, lite: usual, studio: usual },
    log,
  };
  return {
    ...desk,
    marks,
    renderer,
    run: async (handBack: AbortSignal = NEVER) =>
      runJob(await claimed(desk.queue), tools, handBack),
    rendering: () => vi.waitUntil(() => existsSync(join(marks, 'rendering')), { timeout: 10_000 }),
    renderersStarted: () => readFileSync(join(marks, 'started'), 'utf8').trim().split('\n').length,
    leftovers: () => readdirSync(workFolder),
  };
}

describe('runJob', () => {
  test('ends a job as done, with clip and preview in the media store and its photo gone', async () => {
    const { ask, run, queue, media, stored, leftovers } = await setUp();
    const { id } = await ask('quick');
    await run();
    const job = await queue.get(id);
    expect(job).toMatchObject({ state: 'done', attempts: 1 });
    expect(job!.result).toMatchObject({
      bytes: 11,
      seconds: 1,
      width: 512,
      height: 768,
      notes: [],
    });
    expect(job!.result!.renderMs).toBeGreaterThan(0);
    const { clip, preview } = job!.result!;
    expect(await stored()).toEqual([clip, preview]);
    expect(await buffer((await media.open(preview!)).chunks)).toEqual(TINY_JPEG);
    expect(String(await buffer((await media.open(clip)).chunks))).toBe('a stub clip');
    expect(leftovers()).toEqual([]);
  });

  test('tells progress and shows previews while it renders', async () => {
    const { ask, run, queue, media, stored, rendering, marks } = await setUp();
    const { id } = await ask('waits');
    const running = run();
    await rendering();
    const preview = await vi.waitUntil(async () => (await queue.get(id))?.progress?.preview, {
      timeout: 10_000,
    });
    expect(await buffer((await media.open(preview)).chunks)).toEqual(TINY_JPEG);
    expect((await queue.get(id))!.progress).toMatchObject({ stage: 'frames', fraction: 0.5 });
    await mkdir(join(marks, 'go-on'));
    await running;
    const job = await queue.get(id);
    expect(job!.state).toBe('done');
    expect(await stored()).toEqual([job!.result!.clip, preview]);
  });

  test('shows a first version of the clip rather than frames, and takes it away in the end', async () => {
    const { ask, run, queue, media, stored, rendering, marks } = await setUp();
    const { id } = await ask('drafts');
    const running = run();
    await rendering();
    const draft = await vi.waitUntil(
      async () => {
        const key = (await queue.get(id))?.progress?.preview;
        return key && kindOf(key) === 'clip' ? key : null;
      },
      { timeout: 10_000 },
    );
    expect(String(await buffer((await media.open(draft)).chunks))).toBe('a draft');
    await mkdir(join(marks, 'go-on'));
    await running;
    const { clip, preview } = (await queue.get(id))!.result!;
    expect(clip).not.toBe(draft);
    expect(await buffer((await media.open(preview!)).chunks)).toEqual(TINY_JPEG);
    expect(await stored()).toEqual([clip, preview]);
  });

  test('warns of nothing when all goes well', async () => {
    const warnings: string[] = [];
    const write = (line: string) => void warnings.push(line);
    const { ask, run } = await setUp({}, undefined, pino({ level: 'warn' }, { write }));
    await ask('quick');
    await run();
    expect(warnings).toEqual([]);
  });

  test('fails at once with the code of what the user can mend', async () => {
    const { ask, run, queue, stored, leftovers } = await setUp();
    const { id, payload } = await ask('refuses');
    await run();
    expect(await queue.get(id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      failure: { code: 'person-none', params: {} },
    });
    // Kept for a while, so that the operator can try it again.
    expect(await stored()).toEqual([payload.photo]);
    expect(leftovers()).toEqual([]);
  });

  test('fails at once when the job asks for what the engine does not do', async () => {
    const { ask, run, queue } = await setUp();
    const { id } = await ask('quick', { width: 4000 });
    await run();
    expect(await queue.get(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'option-invalid', params: { option: 'width', given: '4000' } },
    });
  });

  test('fails at once when the photo is gone', async () => {
    const { ask, run, queue, media } = await setUp();
    const { id, payload } = await ask('quick');
    await media.delete(payload.photo);
    await run();
    expect(await queue.get(id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      failure: { code: 'media-missing' },
    });
  });

  test('tries again after a bug, with a fresh process, and fails at the end', async () => {
    const { ask, run, queue, renderersStarted } = await setUp({}, { backoffMs: 0, maxAttempts: 2 });
    const { id } = await ask('crashes');
    await run();
    expect(await queue.get(id)).toMatchObject({ state: 'queued', attempts: 1 });
    await run();
    expect(await queue.get(id)).toMatchObject({ state: 'failed', failure: { code: 'crashed' } });
    await vi.waitUntil(() => renderersStarted() === 3, { timeout: 10_000 });
  });

  test('succeeds at the second try after kill -9 of the render process', async () => {
    const { ask, run, queue, leftovers } = await setUp();
    const { id } = await ask('dies-once');
    await run();
    expect(await queue.get(id)).toMatchObject({ state: 'queued', attempts: 1 });
    expect(leftovers()).toEqual([]);
    await run();
    expect(await queue.get(id)).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('a cancelled job stops within two seconds, leaves nothing, and a new process warms up', async () => {
    const { ask, run, queue, rendering, renderer, stored, leftovers, renderersStarted } =
      await setUp();
    const { id } = await ask('never-ends');
    const running = run();
    await rendering();
    const pid = renderer.pid;
    const askedAt = performance.now();
    await queue.cancel(id, ADMIN);
    await running;
    expect(performance.now() - askedAt).toBeLessThan(2000);
    expect(await queue.get(id)).toMatchObject({ state: 'cancelled' });
    expect(await stored()).toEqual([]);
    expect(leftovers()).toEqual([]);
    await vi.waitUntil(() => renderersStarted() === 2, { timeout: 10_000 });
    expect(renderer.pid).not.toBe(pid);
  });

  test('fails when it takes longer than the limit', async () => {
    const { ask, run, queue, leftovers } = await setUp({ jobTimeoutMs: 300 });
    const { id } = await ask('never-ends');
    await run();
    expect(await queue.get(id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      failure: { code: 'timed-out', params: { seconds: 0.3 } },
    });
    expect(leftovers()).toEqual([]);
  });

  test.skipIf(process.platform !== 'linux')('fails when it takes too much memory', async () => {
    const { ask, run, queue } = await setUp({ memoryBytes: 300e6 });
    const { id } = await ask('hogs');
    await run();
    expect(await queue.get(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'out-of-memory', params: { megabytes: 300 } },
    });
  });

  test('gives the job back unharmed when it is told to', async () => {
    const { ask, run, queue, rendering, stored, leftovers } = await setUp();
    const { id, payload } = await ask('never-ends');
    const handBack = new AbortController();
    const running = run(handBack.signal);
    await rendering();
    handBack.abort();
    await running;
    expect(await queue.get(id)).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await stored()).toEqual([payload.photo]);
    expect(leftovers()).toEqual([]);
  });

  test('discards the clip when another has the job meanwhile', async () => {
    const { ask, run, queue, rendering, stored, marks } = await setUp({}, { leaseMs: 400 });
    const { id, payload } = await ask('waits');
    // Its heartbeat comes too late, once the lease has lapsed.
    const running = run();
    await rendering();
    await vi.waitUntil(() => queue.reapLapsed(), { timeout: 10_000 });
    await mkdir(join(marks, 'go-on'));
    await running;
    expect((await queue.get(id))!.state).not.toBe('done');
    expect(await stored()).toEqual([payload.photo]);
  });
});
