import { expect, test } from 'vitest';
import { CLIP, jobResult } from '../new-job.ts';
import { claimed, enqueue, finishNext, type StartQueue, WORKER } from './fixtures.ts';

const OWNER = { userId: 'discord:1', admin: false };

export function promiseClaims(start: StartQueue): void {
  test('an empty line gives nothing', async () => {
    const { queue } = await start();
    expect(await queue.claim(WORKER)).toBeNull();
  });

  test('a claimed job is rendering for everyone', async () => {
    const { queue, another } = await start();
    const id = await enqueue(queue);
    const { job } = await claimed(queue);
    expect(job).toMatchObject({ id, state: 'rendering', attempts: 1, endedAt: null });
    expect(job.startedAt).not.toBeNull();
    expect(await (await another()).get(id)).toEqual(job);
  });

  test('a worker gets only what it can render', async () => {
    const { queue } = await start();
    await enqueue(queue, { quality: 'studio', priority: 9 });
    const lite = await enqueue(queue, { quality: 'lite' });
    const small = { id: 'small', qualities: ['preview', 'lite'] as const };
    expect((await queue.claim(small))?.job.id).toBe(lite);
    expect(await queue.claim(small)).toBeNull();
    expect(await queue.claim({ id: 'none', qualities: [] })).toBeNull();
    expect((await queue.claim(WORKER))?.job.quality).toBe('studio');
  });

  test('many claims at once from two processes never give one job twice', async () => {
    const { queue, another } = await start();
    const handles = [queue, await another()];
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => enqueue(queue, { userId: `discord:${i % 7}` })),
    );
    const claims = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        handles[i % 2]!.claim({ id: `worker-${i}`, qualities: ['lite'] }),
      ),
    );
    const got = claims.filter((claim) => claim !== null);
    expect(got).toHaveLength(40);
    expect(new Set(got.map(({ job }) => job.id)).size).toBe(40);
    expect(new Set(got.map(({ token }) => token)).size).toBe(40);
  });

  test('the end of a job is on record', async () => {
    const { queue, another } = await start();
    const id = await enqueue(queue);
    const result = jobResult({ notes: ['face-small'] });
    expect(await queue.complete(await claimed(queue), result)).toBe(true);
    const job = await (await another()).get(id);
    expect(job).toMatchObject({ state: 'done', attempts: 1, result, failure: null });
    expect(job?.endedAt).toBeGreaterThanOrEqual(job?.startedAt ?? Number.NaN);
    expect(job?.deliveredAt).toBeNull();
  });

  test('a heartbeat keeps the claim and shows how far it is', async () => {
    const { queue, another } = await start();
    const id = await enqueue(queue);
    const claim = await claimed(queue);
    expect(await queue.heartbeat(claim)).toBe('held');
    const progress = { stage: 'puppet', fraction: 0.4, etaMs: 6000, preview: null };
    expect(await queue.heartbeat(claim, progress)).toBe('held');
    const other = await another();
    expect((await other.get(id))?.progress).toEqual(progress);
    expect(await queue.heartbeat(claim)).toBe('held');
    expect((await other.get(id))?.progress).toEqual(progress);
  });

  test('a heartbeat says that the job was cancelled', async () => {
    const { queue, another } = await start();
    const id = await enqueue(queue);
    const claim = await claimed(queue);
    await (await another()).cancel(id, OWNER);
    expect(await queue.heartbeat(claim)).toBe('cancelled');
    expect(await queue.heartbeat(claim)).toBe('cancelled');
  });

  test('a heartbeat says that the job is lost', async () => {
    const { queue } = await start();
    await enqueue(queue);
    const claim = await claimed(queue);
    await queue.handBack(claim);
    expect(await queue.heartbeat(claim)).toBe('lost');
    const second = await claimed(queue);
    expect(await queue.heartbeat(claim)).toBe('lost');
    expect(await queue.heartbeat(second)).toBe('held');
    await queue.complete(second, jobResult());
    expect(await queue.heartbeat(second)).toBe('lost');
    expect(await queue.heartbeat({ job: { ...claim.job, id: 'nothing' }, token: 'x' })).toBe(
      'lost',
    );
  });

  test('who lost the claim changes nothing', async () => {
    const { queue } = await start();
    const id = await enqueue(queue);
    const stale = await claimed(queue);
    await queue.handBack(stale);
    const expectNoChange = async () => {
      const before = await queue.get(id);
      expect(await queue.complete(stale, jobResult())).toBe(false);
      expect(await queue.fail(stale, { code: 'x', params: {} }, { retry: false })).toBe(false);
      expect(await queue.handBack(stale)).toBe(false);
      const progress = { stage: 'puppet', fraction: 0.9, etaMs: 1, preview: null };
      expect(await queue.heartbeat(stale, progress)).toBe('lost');
      expect(await queue.get(id)).toEqual(before);
    };
    await expectNoChange();
    const claim = await claimed(queue);
    await expectNoChange();
    await queue.complete(claim, jobResult());
    await expectNoChange();
    expect((await queue.get(id))?.result?.clip).toBe(CLIP);
  });

  test('a cancelled job can be neither completed nor failed', async () => {
    const { queue } = await start();
    const id = await enqueue(queue);
    const claim = await claimed(queue);
    await queue.cancel(id, OWNER);
    expect(await queue.complete(claim, jobResult())).toBe(false);
    expect(await queue.fail(claim, { code: 'x', params: {} }, { retry: true })).toBe(false);
    expect(await queue.handBack(claim)).toBe(false);
    expect(await queue.get(id)).toMatchObject({ state: 'cancelled', result: null });
    expect(await queue.claim(WORKER)).toBeNull();
  });

  test('a job is completed once, whoever tries', async () => {
    const { queue, another } = await start();
    await enqueue(queue);
    const claim = await claimed(queue);
    const other = await another();
    const answers = await Promise.all(
      [queue, other, queue, other].map((handle) => handle.complete(claim, jobResult())),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    await enqueue(queue);
    await finishNext(queue);
  });
}
