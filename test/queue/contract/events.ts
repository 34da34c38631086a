import { expect, onTestFinished, test, vi } from 'vitest';
import type { JobEvent, JobQueue } from '../../../queue/job-queue.ts';
import { jobResult } from '../new-job.ts';
import { claimed, enqueue, eventually, finishNext, type StartQueue } from './fixtures.ts';

/** Far below the time that a poll per second could take when one is missed. */
const SOON_MS = 2500;

export function promiseEvents(start: StartQueue): void {
  const listen = async (queue: JobQueue) => {
    const events: JobEvent[] = [];
    const stop = await queue.subscribe((event) => events.push(event));
    const states = (id: string) =>
      events.filter((e) => e.jobId === id && e.kind === 'state').map((e) => e.state);
    return { events, states, stop };
  };

  test('every state of a job is heard by all processes, in order', async () => {
    const { queue, another } = await start({ backoffMs: 1 });
    const heard = [await listen(queue), await listen(await another())];
    const id = await enqueue(queue, { replyTo: { surface: 'web', address: {} } });
    const failure = { code: 'crashed', params: {} };
    await queue.fail(await claimed(queue), failure, { retry: true });
    await queue.handBack(await eventually(() => queue.claim({ id: 'w', qualities: ['lite'] })));
    await finishNext(queue);
    for (const { states, events } of heard) {
      await eventually(() => states(id).includes('done'));
      const tries = ['queued', 'rendering', 'queued', 'rendering', 'queued', 'rendering', 'done'];
      expect(states(id)).toEqual(tries);
      expect(events[0]).toEqual({
        kind: 'state',
        jobId: id,
        userId: 'discord:1',
        surface: 'web',
        state: 'queued',
        progress: null,
      });
    }
  });

  test('another process hears within about a second', async () => {
    const { queue, another } = await start();
    const { states } = await listen(await another());
    const id = await enqueue(queue);
    const askedAt = performance.now();
    await eventually(() => states(id).length > 0);
    expect(performance.now() - askedAt).toBeLessThan(SOON_MS);
  });

  test('progress is heard', async () => {
    const { queue, another } = await start();
    const { events } = await listen(await another());
    await enqueue(queue);
    const progress = { stage: 'encode', fraction: 0.9, etaMs: 500, preview: null };
    await queue.heartbeat(await claimed(queue), progress);
    await eventually(() => events.some(({ kind }) => kind === 'progress'));
    expect(events.at(-1)).toMatchObject({ kind: 'progress', state: 'rendering', progress });
  });

  test('cancel, retry and lapse are heard', async () => {
    const { queue, another } = await start({ leaseMs: 60, backoffMs: 1, maxAttempts: 1 });
    const { states } = await listen(await another());
    const id = await enqueue(queue);
    await queue.cancel(id, { userId: 'discord:1', admin: false });
    await queue.retry(id);
    await claimed(queue);
    await eventually(() => queue.reapLapsed());
    await eventually(() => states(id).includes('failed'));
    expect(states(id)).toEqual(['queued', 'cancelled', 'queued', 'rendering', 'failed']);
  });

  test('what happened before is not heard, nor what comes after', async () => {
    const { queue, another } = await start();
    const before = await enqueue(queue);
    const other = await another();
    const early = await listen(other);
    const late = await listen(other);
    await early.stop();
    const after = await enqueue(queue);
    await eventually(() => late.states(after).length > 0);
    expect(late.states(before)).toEqual([]);
    expect(early.events).toEqual([]);
  });

  test('a listener that throws does not stop the others', async () => {
    const { queue } = await start();
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    onTestFinished(() => warn.mockRestore());
    await queue.subscribe(() => {
      throw new Error('A listener of the test');
    });
    const { states } = await listen(queue);
    const id = await enqueue(queue);
    await queue.complete(await claimed(queue), jobResult());
    await eventually(() => states(id).includes('done'));
  });
}
