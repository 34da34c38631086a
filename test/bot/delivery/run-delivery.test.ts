import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runDelivery } from '../../../bot/delivery/run-delivery.ts';
import type { Surface } from '../../../bot/surface.ts';
import { createCommands } from '../../../commands/create-commands.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { QueueError } from '../../../queue/queue-error.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { openLocalStores } from '../../queue/local-stores.ts';
import { jobResult, newJob } from '../../queue/new-job.ts';

const WORKER = { id: 'w', qualities: ['lite'] } as const;
const PROGRESS = { stage: 'frames', fraction: 0.5, etaMs: 20_000, preview: null };

/** A surface that writes down what it is told to do. */
async function scene({ showEveryMs = 0, leaseMs = 1000, busy = 0, lookAgainMs = 60_000 } = {}) {
  const stores = await openLocalStores(tempFolder(), { leaseMs });
  const seen: string[] = [];
  const failures: Error[] = [];
  const surface: Surface = {
    name: 'discord',
    showEveryMs,
    mayShow: () => busy-- <= 0,
    show: async (_, reply) => void seen.push(reply.text.map(({ key }) => key).join(' ')),
    async deliver(_, reply) {
      const failure = failures.shift();
      if (failure) throw failure;
      seen.push(`deliver ${reply.text[0]?.key}`);
    },
    stop: async () => undefined,
  };
  const photoCheck = { check: async () => ({ refusal: null, notes: [] }), close: () => undefined };
  const commands = createCommands({ ...stores, photoCheck, dances: [] });
  return { ...stores, seen, failures, run };

  function run(queue: JobQueue = stores.queue): () => Promise<void> {
    const stop = new AbortController();
    const log = pino({ level: 'silent' });
    const running = runDelivery({
      queue,
      commands,
      surface,
      signal: stop.signal,
      log,
      lookAgainMs,
    });
    const end = async () => {
      stop.abort();
      await running;
    };
    onTestFinished(end);
    return end;
  }
}

test('a job is shown as it goes on, and its ending is told once', async () => {
  const { queue, seen, run } = await scene({ leaseMs: 60_000 });
  run();
  await queue.claim(WORKER);
  const { job } = await queue.enqueue(newJob());
  await vi.waitFor(() => expect(seen).toEqual(['status-queued']));
  const claim = (await queue.claim(WORKER))!;
  await queue.heartbeat(claim, PROGRESS);
  await vi.waitFor(() => expect(seen.at(-1)).toContain('stage-frames'));
  await queue.complete(claim, jobResult());
  await vi.waitFor(async () => expect((await queue.get(job.id))?.deliveredAt).not.toBeNull());
  expect(seen.filter((line) => line.startsWith('deliver'))).toEqual(['deliver result-done']);
  expect(seen.at(-1)).toBe('deliver result-done');
});

test('who waits is told when the workers have gone, though nothing else happens', async () => {
  const { queue, seen, run } = await scene({ leaseMs: 60_000, lookAgainMs: 20 });
  run();
  await queue.claim(WORKER);
  await queue.enqueue(newJob());
  await vi.waitFor(() => expect(seen).toEqual(['status-queued']));
  await queue.signOff(WORKER);
  await vi.waitFor(() => expect(seen.at(-1)).toBe('status-waiting status-no-worker'));
});

test('places of waiting jobs are shown anew when the line moves', async () => {
  const { queue, seen, run } = await scene();
  run();
  await queue.enqueue(newJob({ userId: 'discord:1' }));
  await queue.enqueue(newJob({ userId: 'discord:2' }));
  await vi.waitFor(() => expect(seen).toHaveLength(2));
  await queue.claim(WORKER);
  // The one that is rendered now, and the one that has moved up.
  await vi.waitFor(() =>
    expect(seen.slice(2).sort()).toEqual(['status-queued', 'status-starting']),
  );
});

test('news that its surface has no turn for is shown once it has', async () => {
  const { queue, seen, run } = await scene({ leaseMs: 60_000, busy: 3 });
  run();
  await queue.claim(WORKER);
  await queue.enqueue(newJob());
  await vi.waitFor(() => expect(seen).toEqual(['status-queued']));
});

test('no message changes oftener than its surface allows', async () => {
  const { queue, seen, run } = await scene({ showEveryMs: 60_000 });
  run();
  await queue.enqueue(newJob());
  const claim = (await queue.claim(WORKER))!;
  await queue.heartbeat(claim, PROGRESS);
  await queue.complete(claim, jobResult());
  await vi.waitFor(() => expect(seen).toEqual(['deliver result-done']));
});

test('jobs that ended or waited while nobody was there are taken up', async () => {
  const { queue, seen, run } = await scene();
  await queue.enqueue(newJob());
  await queue.complete((await queue.claim(WORKER))!, jobResult());
  await queue.enqueue(newJob());
  run();
  await vi.waitFor(() => {
    expect(seen).toContain('deliver result-done');
    expect(seen).toContain('status-queued time-left-seconds');
  });
});

test('other surfaces’ jobs are left alone', async () => {
  const { queue, seen, run } = await scene();
  run();
  await queue.enqueue(newJob({ replyTo: { surface: 'telegram', address: {} } }));
  await queue.complete((await queue.claim(WORKER))!, jobResult());
  await queue.enqueue(newJob());
  await queue.complete((await queue.claim(WORKER))!, jobResult());
  await vi.waitFor(() => expect(seen).toContain('deliver result-done'));
  expect(seen.filter((line) => line.startsWith('deliver'))).toHaveLength(1);
  expect(await queue.claimDelivery('telegram')).not.toBeNull();
});

test('what could not be told is told later', async () => {
  const { queue, seen, failures, run } = await scene({ leaseMs: 100 });
  failures.push(new Error('503'));
  run();
  const { job } = await queue.enqueue(newJob());
  await queue.cancel(job.id, { userId: 'discord:1', admin: false });
  await vi.waitFor(() => expect(seen).toContain('deliver result-cancelled'), { timeout: 5000 });
});

test('an ending is not told twice when the queue cannot be told', async () => {
  const { queue, seen, run } = await scene({ leaseMs: 100 });
  let away = 2;
  const shaky: JobQueue = Object.create(queue, {
    subscribe: { value: queue.subscribe.bind(queue) },
    delivered: {
      value: async (delivery: Parameters<JobQueue['delivered']>[0]) => {
        if (away-- > 0) throw new QueueError('store-unreachable', { place: 'p', reason: 'r' });
        return queue.delivered(delivery);
      },
    },
  });
  run(shaky);
  const { job } = await queue.enqueue(newJob());
  await queue.cancel(job.id, { userId: 'discord:1', admin: false });
  await vi.waitFor(async () => expect((await queue.get(job.id))?.deliveredAt).not.toBeNull(), {
    timeout: 8000,
  });
  expect(seen.filter((line) => line.startsWith('deliver'))).toHaveLength(1);
});
