import { onTestFinished } from 'vitest';
import type { TelegramConfig } from '../../../bot/config.ts';
import { runDelivery } from '../../../bot/delivery/run-delivery.ts';
import { startTelegram } from '../../../bot/telegram/start-telegram.ts';
import { createCommands } from '../../../commands/create-commands.ts';
import { createLog } from '../../../engine/worker/log.ts';
import type { Job } from '../../../queue/job.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { openLocalStores } from '../../queue/local-stores.ts';
import { STUB_WORKER, startWorker } from '../../worker/start-worker.ts';
import { startTelegramServer, TOKEN } from '../fakes/telegram-server.ts';

/** What the stub worker knows to do, as dances of the menu, and some to fill a second page. */
const DANCES = ['shuffle', 'waits', 'never-ends', 'crashes', 'a5', 'a6', 'a7', 'a8', 'a9'].map(
  (id) => ({ id, name: id, bpm: 120, seconds: 1 }),
);
const LOOKS_GOOD = {
  check: async () => ({ refusal: null, notes: [] }),
  close: () => undefined,
};

export type Desk = Awaited<ReturnType<typeof openTelegramDesk>>;

/** The whole bot on this machine, with Telegram's servers played by the fake. */
export async function openTelegramDesk({ dances = DANCES, now = Date.now, leaseMs = 3000 } = {}) {
  const server = await startTelegramServer(now);
  const folder = tempFolder();
  const stores = await openLocalStores(folder, { leaseMs });
  const reported: string[] = [];
  const onReport = ({ id }: Job) => void reported.push(id);
  const commands = createCommands({ ...stores, photoCheck: LOOKS_GOOD, dances, onReport });
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  return {
    server,
    folder,
    /** Ids of the jobs whose clips somebody objected to. */
    reported,
    ...stores,
    /** Starts the bot; it stops with the test, or before by what this resolves to. */
    async startBot(overrides: Partial<TelegramConfig> = {}): Promise<() => Promise<void>> {
      const config = { token: TOKEN, apiUrl: server.url, webhook: null, ...overrides };
      const surface = await startTelegram(config, { ...stores, commands, log }, { retryMs: 20 });
      const leaving = new AbortController();
      const { signal } = leaving;
      const delivery = runDelivery({ queue: stores.queue, commands, surface, signal, log });
      let stopped: Promise<void> | null = null;
      const stop = () => {
        stopped ??= surface.stop().then(() => {
          leaving.abort();
          return delivery;
        });
        return stopped;
      };
      onTestFinished(stop);
      return stop;
    },
    /** Lines of the bot's log with these words; all of them without. */
    logged: (words = '') => lines.filter((line) => line.includes(words)),
    startWorker: (program = STUB_WORKER) =>
      startWorker(program, {
        DATA_DIR: folder,
        STUB_FOLDER: folder,
        LOG_LEVEL: 'error',
        WORKER_QUALITIES: 'preview',
      }),
    async jobs() {
      return Array.fromAsync(stores.queue.jobs());
    },
  };
}
