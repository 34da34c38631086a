import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createRandom } from '../engine/core/random.ts';
import { readStoreConfig } from '../queue/config.ts';
import type { Delivery, JobQueue } from '../queue/job-queue.ts';
import { openStores, type Stores } from '../queue/open-stores.ts';
import { mediaOfClip, sweep } from '../queue/sweep.ts';
import { type RedisServer, redisOrSay, startRedis } from '../test/helpers/redis-server.ts';
import { wreakHavoc } from './soak/chaos.ts';
import { hireCrew } from './soak/crew.ts';
import { SURFACE } from './soak/soak-job.ts';

/**
 * Jobs through real processes while one of them is killed -9 again and again. At the end every
 * accepted job must have been told exactly once, done or failed with a code, and the media store
 * must hold the clips of the done ones and nothing else. Exits with 1 when anything is amiss.
 */
const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'both' },
    jobs: { type: 'string', default: '2000' },
    workers: { type: 'string', default: '3' },
    'chaos-ms': { type: 'string', default: '700' },
    'limit-s': { type: 'string', default: '900' },
    seed: { type: 'string', default: '1' },
  },
});
const JOBS = Number(values.jobs);
const PRODUCERS = 2;

const stores = values.store === 'both' ? ['sqlite', 'redis'] : [values.store];
for (const store of stores) if (!(await soak(store))) process.exitCode = 1;

async function soak(store: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'anydance-soak-'));
  const redis = store === 'redis' ? await startSoakRedis() : null;
  const env = soakEnvironment(folder, redis);
  const opened = await openStores(readStoreConfig(env));
  try {
    return await run(store, { folder, redis, env, stores: opened });
  } finally {
    await opened.close();
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Soak {
  readonly folder: string;
  readonly redis: RedisServer | null;
  readonly env: NodeJS.ProcessEnv;
  readonly stores: Stores;
}

async function run(store: string, soaked: Soak): Promise<boolean> {
  const { folder, redis, env } = soaked;
  const { queue } = soaked.stores;
  const startedAt = performance.now();
  const ledgers = Array.from({ length: PRODUCERS }, (_, i) => join(folder, `accepted-${i}`));
  const share = (i: number) => String(Math.round((i * JOBS) / PRODUCERS));
  const crew = hireCrew({
    env,
    producers: ledgers.map((ledger, i) => [share(i), share(i + 1), ledger]),
    workers: Number(values.workers),
  });
  const over = AbortSignal.timeout(Number(values['limit-s']) * 1000);
  const calm = new AbortController();
  const everyMs = Number(values['chaos-ms']);
  const random = createRandom(Number(values.seed));
  const havoc = wreakHavoc({ crew, redis, everyMs, random, signal: calm.signal });
  const told = await tellAll(queue, over);
  calm.abort();
  const deaths = await havoc;
  const seconds = (performance.now() - startedAt) / 1000;
  await crew.dismiss();
  console.log(
    `${store}: ${JOBS} jobs, ${PRODUCERS} producers, ${values.workers} workers, seed ${values.seed}, ` +
      `${seconds.toFixed(0)} s; killed -9: ${describe(deaths)}`,
  );
  return report(await findFaults(told, ledgers, soaked));
}

/** What the consumer saw of each job, in the order of its seeing. */
type Told = Map<string, number>;

/** Takes every ended job and says that it was told, until all have come. */
async function tellAll(queue: JobQueue, over: AbortSignal): Promise<Told> {
  const told: Told = new Map();
  while (told.size < JOBS && !over.aborted) {
    const delivery = await queue.claimDelivery(SURFACE).catch(() => null);
    if (delivery === null) await pause(10);
    else {
      told.set(delivery.job.id, (told.get(delivery.job.id) ?? 0) + 1);
      await acknowledge(queue, delivery, over);
    }
  }
  return told;
}

/** Again while the store is away: an answer that got lost is no reason to tell it twice. */
async function acknowledge(queue: JobQueue, delivery: Delivery, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const answered = await queue.delivered(delivery).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await pause(50);
  }
}

interface Findings {
  readonly figures: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
}

async function findFaults(told: Told, ledgers: string[], soaked: Soak): Promise<Findings> {
  const { queue, media } = soaked.stores;
  const accepted = ledgers.flatMap((path) => readFileSync(path, 'utf8').trim().split('\n'));
  const jobs = await Array.fromAsync(queue.jobs());
  const done = jobs.filter(({ state }) => state === 'done');
  const failed = jobs.filter(({ state }) => state === 'failed');
  const clips = new Set(done.map(({ result }) => result!.clip));
  const kept = new Set(done.flatMap(mediaOfClip));
  const before = (await Array.fromAsync(media.list())).length;
  const inAnHour = Date.now() + 3_600_000;
  await sweep(queue, media, {
    now: inAnHour,
    clipRetentionMs: 24 * 3_600_000,
    failedPhotoMs: 0,
    orphanGraceMs: 0,
    recordRetentionMs: 24 * 3_600_000,
  });
  const left = (await Array.fromAsync(media.list())).map(({ key }) => key);
  const failures = Map.groupBy(failed, ({ failure }) => failure?.code ?? '');
  return {
    figures: {
      accepted: accepted.length,
      done: done.length,
      ...Object.fromEntries([...failures].map(([code, all]) => [`failed (${code})`, all.length])),
      'tried more than once': jobs.filter(({ attempts }) => attempts > 1).length,
      'media swept': before - left.length,
    },
    faults: {
      'accepted but not on record': count(accepted, (id) => !jobs.some((job) => job.id === id)),
      'on record but never asked for': jobs.length - JOBS,
      'accepted but never told': count(accepted, (id) => !told.has(id)),
      'told more than once': count([...told.values()], (times) => times > 1),
      'still open': jobs.length - done.length - failed.length,
      'failed without a code': failures.get('')?.length ?? 0,
      'clips of more than one job': done.length - clips.size,
      'clips missing': count([...clips], (key) => !left.includes(key)),
      'media without a job': count(left, (key) => !kept.has(key)),
      'work folders left behind': readdirSync(join(soaked.folder, 'data', 'work')).length,
    },
  };
}

function report({ figures, faults }: Findings): boolean {
  const wrong = Object.entries(faults).filter(([, number]) => number !== 0);
  console.log(`  ${describe(figures)}`);
  console.log(`  checked: ${describe(faults)}`);
  console.log(wrong.length === 0 ? '  nothing lost, nothing twice, nothing left' : '  AMISS');
  return wrong.length === 0;
}

function describe(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([name, number]) => `${name} ${number}`)
    .join(', ');
}

function count<T>(all: readonly T[], isSuch: (one: T) => boolean): number {
  return all.filter(isSuch).length;
}

async function startSoakRedis(): Promise<RedisServer> {
  const program = redisOrSay('soak:queue on Redis');
  if (program === null) throw new Error('Install redis-server to soak it.');
  return startRedis(program, 'always');
}

function soakEnvironment(folder: string, redis: RedisServer | null): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATA_DIR: join(folder, 'data'),
    REDIS_URL: redis?.url,
    STUB_FOLDER: folder,
    MAX_OPEN_PER_USER: '6',
    LOG_LEVEL: 'fatal',
  };
}
