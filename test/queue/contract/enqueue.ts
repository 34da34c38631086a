import { expect, test } from 'vitest';
import { type NewJob, PAYLOAD_VERSION } from '../../../queue/job.ts';
import { newJob } from '../new-job.ts';
import { enqueue, type StartQueue } from './fixtures.ts';

export function promiseEnqueue(start: StartQueue): void {
  test('an accepted job waits in the line with all that was asked', async () => {
    const { queue, another } = await start();
    const asked = newJob({ communityId: 'discord:guild:7', priority: 3 });
    const { job, created } = await queue.enqueue(asked);
    expect(created).toBe(true);
    expect(job).toMatchObject({ ...asked, state: 'queued', attempts: 0, startedAt: null });
    expect(job).toMatchObject({ endedAt: null, progress: null, result: null, failure: null });
    expect(Math.abs(job.createdAt - Date.now())).toBeLessThan(60_000);
    expect(await (await another()).get(job.id)).toEqual(job);
  });

  test('no such job is null', async () => {
    const { queue } = await start();
    expect(await queue.get('nothing')).toBeNull();
    expect(await queue.place('nothing')).toBeNull();
  });

  test('asking twice with one key makes one job', async () => {
    const { queue, another } = await start();
    const asked = newJob();
    const first = await queue.enqueue(asked);
    const second = await (await another()).enqueue({ ...asked, clipSeconds: 9 });
    expect(second).toEqual({ job: first.job, created: false });
  });

  test('fifty at once with one key make one job', async () => {
    const { queue, another } = await start();
    const handles = [queue, await another()];
    const asked = newJob();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => handles[i % 2]!.enqueue(asked)),
    );
    expect(new Set(answers.map(({ job }) => job.id)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
  });

  test('the key of an ended job still finds it', async () => {
    const { queue } = await start();
    const asked = newJob();
    const { job } = await queue.enqueue(asked);
    await queue.cancel(job.id, { userId: asked.userId, admin: false });
    const again = await queue.enqueue(asked);
    expect(again.created).toBe(false);
    expect(again.job).toMatchObject({ id: job.id, state: 'cancelled' });
  });

  test('what is not well formed is refused with a code, and the queue goes on', async () => {
    const { queue } = await start();
    const job = newJob();
    const refuse = (broken: unknown, code: string) =>
      expect(queue.enqueue(broken as NewJob)).rejects.toMatchObject({ name: 'QueueError', code });
    await refuse({ ...job, payload: { ...job.payload, version: 99 } }, 'payload-version');
    await refuse({ ...job, payload: { ...job.payload, photo: '../etc' } }, 'payload-invalid');
    await refuse({ ...job, payload: { ...job.payload, dance: null } }, 'payload-invalid');
    await refuse({ ...job, priority: 10 }, 'payload-invalid');
    await refuse({ ...job, dedupeKey: '' }, 'payload-invalid');
    await refuse(null, 'payload-invalid');
    const address = { text: 'x'.repeat(20_000) };
    await refuse({ ...job, replyTo: { surface: 'web', address } }, 'payload-too-large');
    expect(PAYLOAD_VERSION).toBe(1);
    expect(await queue.place(await enqueue(queue))).toMatchObject({ position: 1 });
  });

  test('a refusal does not touch those who ask at the same time', async () => {
    const { queue } = await start();
    const asked = [newJob(), { ...newJob(), priority: -1 }, newJob(), newJob()];
    const answers = await Promise.allSettled(asked.map((job) => queue.enqueue(job)));
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });
}
