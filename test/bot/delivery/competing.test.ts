import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runDelivery } from '../../../bot/delivery/run-delivery.ts';
import type { Surface } from '../../../bot/surface.ts';
import { createCommands } from '../../../commands/create-commands.ts';
import { DEFAULT_POLICY } from '../../../queue/job-queue.ts';
import { openSqliteQueue } from '../../../queue/sqlite/sqlite-queue.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { openLocalStores } from '../../queue/local-stores.ts';
import { jobResult, newJob } from '../../queue/new-job.ts';

const WORKER = { id: 'w', qualities: ['lite'] } as const;
const { leaseMs } = DEFAULT_POLICY;
/** So many uploads at once keep a bot from looking for more, or at its own claims. */
const BUSY = 4;

/** Two bot processes on one store; each upload of theirs lasts until the test ends it. */
async function scene() {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
  onTestFinished(() => void vi.useRealTimers());
  const folder = tempFolder();
  const stores = await openLocalStores(folder);
  const uploads: Array<{ readonly end: () => void; readonly killBot: () => Promise<void> }> = [];
  return { uploads, startBots, endJobs, told };

  async function startBots(): Promise<void> {
    startBot();
    // Out of step: they do not look for ended jobs at the same moment.
    await vi.advanceTimersByTimeAsync(400);
    startBot();
    await vi.advanceTimersByTimeAsync(400);
  }

  async function endJobs(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      await stores.queue.enqueue(newJob({ userId: `discord:${i}` }));
      await stores.queue.complete((await stores.queue.claim(WORKER))!, jobResult());
    }
    await vi.advanceTimersByTimeAsync(1500);
  }

  async function told(): Promise<number> {
    const jobs = await Array.fromAsync(stores.queue.jobs());
    return jobs.filter(({ deliveredAt }) => deliveredAt !== null).length;
  }

  function startBot(): void {
    const queue = openSqliteQueue({ folder });
    const surface: Surface = {
      name: 'discord',
      showEveryMs: 1000,
      show: async () => undefined,
      deliver: () => new Promise((end) => uploads.push({ end, killBot: queue.close })),
      stop: async () => undefined,
    };
    const photoCheck = { check: async () => ({ refusal: null, notes: [] }), close() {} };
    const commands = createCommands({ ...stores, photoCheck, dances: [] });
    const stop = new AbortController();
    const log = pino({ level: 'silent' });
    const running = runDelivery({ queue, commands, surface, signal: stop.signal, log });
    onTestFinished(async () => {
      stop.abort();
      for (const { end } of uploads) end();
      await running;
      await queue.close();
    });
  }
}

test('uploads of many leases are made once, though another bot has nothing to do', async () => {
  const { uploads, told, startBots, endJobs } = await scene();
  await startBots();
  await endJobs(BUSY);
  await vi.advanceTimersByTimeAsync(5 * leaseMs);
  expect(uploads).toHaveLength(BUSY);
  expect(await told()).toBe(0);
  for (const { end } of uploads) end();
  await vi.advanceTimersByTimeAsync(5 * leaseMs);
  expect(await told()).toBe(BUSY);
  expect(uploads).toHaveLength(BUSY);
});

test('what a bot was about to deliver when it died is delivered by another after the lease', async () => {
  const { uploads, told, startBots, endJobs } = await scene();
  await startBots();
  await endJobs(1);
  await vi.advanceTimersByTimeAsync(5000);
  await uploads[0]!.killBot();
  await vi.advanceTimersByTimeAsync(leaseMs / 2);
  expect(uploads).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(leaseMs);
  expect(uploads).toHaveLength(2);
  uploads[1]!.end();
  await vi.advanceTimersByTimeAsync(2000);
  expect(await told()).toBe(1);
});
