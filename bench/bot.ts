import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readStoreConfig } from '../queue/config.ts';
import type { JobState } from '../queue/job.ts';
import { openStores, type Stores } from '../queue/open-stores.ts';
import type { Ask, Crowd } from './bot/crowd.ts';
import { discordCrowd } from './bot/discord-crowd.ts';
import { type Program, startProgram } from './bot/program.ts';
import { telegramCrowd } from './bot/telegram-crowd.ts';
import { quantile, sorted } from './quantiles.ts';

/**
 * How soon the bot answers when all its users ask at once, while a clip is rendered: the bot and a
 * worker in processes of their own, a SQLite queue, and both platforms played by this process. Exits
 * with 1 when someone was not answered or anything went wrong.
 */
const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '200' },
    'limit-s': { type: 'string', default: '900' },
  },
});
/** Half of them on each platform. */
const USERS = Number(values.users);
const EACH = Math.ceil(USERS / 2);
const LIMIT_MS = Number(values['limit-s']) * 1000;
const AIM_MS = 500;
const LINE_MS = 20_000;
const PHOTO = readFileSync(new URL('../assets/samples/person.jpg', import.meta.url));

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, SQLite, one worker, ` +
    `load average at the start ${loadavg()[0]!.toFixed(1)}`,
);
console.log(`${USERS} users, half on each platform, all at the same moment; 1 run`);
const ends: Array<() => Promise<void>> = [];
const atEnd = (end: () => Promise<void>) => void ends.unshift(end);
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  for (const end of ends) await end();
}

async function run(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'anydance-bench-'));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  const discord = await discordCrowd({ users: EACH, photo: PHOTO, atEnd });
  const telegram = await telegramCrowd({ users: EACH, photo: PHOTO, atEnd });
  const crowds = [discord.crowd, telegram.crowd];
  const env = {
    ...{ DATA_DIR: join(folder, 'data'), WEB_PORT: '0', LOG_LEVEL: 'info' },
    MAX_OPEN_PER_COMMUNITY: '100000',
    ...discord.env,
    ...telegram.env,
  };
  const stores = await openStores(readStoreConfig(env));
  atEnd(() => stores.close());
  await agree(crowds, stores);
  const bot = startProgram('bot/main.ts', { env, cwd: folder });
  atEnd(() => bot.stop());
  // What is measured is the bot: clips are to be as quick as they can be.
  const quick = { ...env, WORKER_QUALITIES: 'preview' };
  const worker = startProgram('engine/worker/main.ts', { env: quick, cwd: folder });
  atEnd(() => worker.stop());
  await Promise.all([bot.ready, worker.ready]);
  return measure(crowds, { bot, worker, stores });
}

interface Cast {
  readonly bot: Program;
  readonly worker: Program;
  readonly stores: Stores;
}

async function measure(crowds: readonly Crowd[], { bot, worker, stores }: Cast): Promise<boolean> {
  await startRendering();
  const answered = [await wave('photo and dance', (crowd) => crowd.dance())];
  await watchLine();
  answered.push(await wave('/status', (crowd) => crowd.status()));
  answered.push(await wave('cancel button', (crowd) => crowd.cancel()));
  const troubles = [...bot.troubles, ...worker.troubles, ...crowds.flatMap(({ faults }) => faults)];
  for (const trouble of troubles.slice(0, 10)) console.log(`  ${trouble.slice(0, 400)}`);
  console.log(`  errors and warnings: ${troubles.length}`);
  return answered.every(Boolean) && troubles.length === 0;

  /** The first of each crowd is early: their dances are under way when the others come. */
  async function startRendering(): Promise<void> {
    for (const crowd of crowds) crowd.danceEarly();
    await until(async () => (await inState(stores, 'rendering')) > 0);
  }

  async function wave(name: string, ask: (crowd: Crowd) => Ask[]): Promise<boolean> {
    const rendering = await inState(stores, 'rendering');
    await bot.report();
    const asked = crowds.map((crowd) => ({ crowd, asks: ask(crowd) }));
    const asks = asked.flatMap(({ asks }) => asks);
    await until(() => asks.every(({ heardAt }) => heardAt !== null));
    const loop = await bot.report();
    await until(() => asks.every(({ answeredAt }) => answeredAt !== null));
    const rest = await bot.report();
    console.log(`  ${name}, while ${rendering} clip is rendered`);
    for (const { crowd, asks } of asked) console.log(`    ${describe(crowd, asks)}`);
    console.log(`    event loop until all were heard: ${lateness(loop.lateMs)}`);
    console.log(`    event loop until all were answered: ${lateness(rest.lateMs)}`);
    console.log(`    peak memory of the bot ${(rest.peakBytes / 1e6).toFixed(0)} MB`);
    return asks.every(({ answeredAt }) => answeredAt !== null);
  }

  /** All who wait are shown their places anew whenever the line moves. */
  async function watchLine(): Promise<void> {
    const before = await inState(stores, 'done');
    await bot.report();
    await pause(LINE_MS);
    const { lateMs } = await bot.report();
    const [waiting, done] = [await inState(stores, 'queued'), await inState(stores, 'done')];
    console.log(
      `  ${waiting} wait for ${LINE_MS / 1000} s, ${done - before} clips are rendered and sent`,
    );
    console.log(`    event loop: ${lateness(lateMs)}`);
  }
}

function describe({ platform }: Crowd, asks: readonly Ask[]): string {
  const heard = delays(asks, 'heardAt');
  const answered = delays(asks, 'answeredAt');
  const aim = quantile(heard, 0.99) <= AIM_MS ? 'met' : 'missed';
  return (
    `${platform.padEnd(9)} heard p50 ${ms(quantile(heard, 0.5))}, p99 ${ms(quantile(heard, 0.99))} (aim of ${AIM_MS} ms ${aim}); ` +
    `answered p50 ${ms(quantile(answered, 0.5))}, p99 ${ms(quantile(answered, 0.99))}: ${answered.length} of ${asks.length}`
  );
}

function delays(asks: readonly Ask[], sign: 'heardAt' | 'answeredAt'): number[] {
  return sorted(asks.flatMap((ask) => (ask[sign] === null ? [] : [ask[sign] - ask.askedAt])));
}

function lateness(lateMs: readonly number[]): string {
  const late = sorted(lateMs);
  return `p50 ${ms(quantile(late, 0.5))}, p99 ${ms(quantile(late, 0.99))}, max ${ms(quantile(late, 1))} late`;
}

function ms(value: number): string {
  return value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(0)} s`;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const limit = performance.now() + LIMIT_MS;
  while (performance.now() < limit && !(await isSo())) await pause(20);
}

async function agree(crowds: readonly Crowd[], { users }: Stores): Promise<void> {
  const ids = crowds.flatMap(({ userIds }) => userIds);
  await Promise.all(ids.map((id) => users.update(id, { consentVersion: 1, consentedAt: 1 })));
}

async function inState({ queue }: Stores, state: JobState): Promise<number> {
  return (await Array.fromAsync(queue.jobs({ states: [state] }))).length;
}
