import { Job as BullJob, createRedisBackend, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { MAX_ROUND } from '../fair-round.ts';
import type { Quality } from '../job.ts';
import { batched } from './batch.ts';

/** How many numbers BullMQ's order has for the turns of one priority. */
export const ROUNDS_PER_PRIORITY = MAX_ROUND + 1;

/** A job on its way into the line. */
interface LineEntry {
  readonly id: string;
  readonly priority: number;
  readonly round: number;
  /** Not before so many milliseconds have gone by. */
  readonly delayMs?: number;
}

/**
 * The waiting, running and postponed jobs of one quality, held by BullMQ: their order, their locks
 * and the wait between tries. It knows ids only; what a job is, and how it ended, is in our record.
 * A job that has ended is gone from here.
 */
export interface Line {
  /** Does nothing when the job is there already. */
  add(entry: LineEntry): Promise<unknown>;
  /** Moves the next job to `active` under `token`; returns its id. */
  next(token: string): Promise<string | null>;
  extendLock(id: string, token: string): Promise<void>;
  /** Takes out a running job. `ANY` as the token does so whoever holds it. */
  end(id: string, token: string): Promise<void>;
  /** Puts a running job back: to the front of its turn, or there after a wait. */
  putBack(id: string, token: string, delayMs: number): Promise<void>;
  /** Takes out a job that is not running. */
  remove(id: string): Promise<void>;
  /** Where BullMQ has it, for example `active`, `prioritized`, `delayed`; `unknown`: nowhere. */
  whereIs(id: string): Promise<string>;
  /** Puts back jobs that were given to a process which died before it could put that on record. */
  checkStalled(): Promise<void>;
  close(): Promise<void>;
}

/** BullMQ's name for "without looking at the lock". */
export const ANY = '0';
const ADDED_AT_ONCE = 50;
const ENDED_JOBS_GO = { removeOnComplete: true, removeOnFail: true };

interface LineOptions {
  readonly client: Redis;
  readonly prefix: string;
  readonly leaseMs: number;
}

export async function openLine(quality: Quality, options: LineOptions): Promise<Line> {
  const { queue, worker, lockMs } = openBullMq(quality, options);
  await queue.waitUntilReady();
  await worker.waitUntilReady();
  const job = (id: string) => new BullJob(queue, quality, null, ENDED_JOBS_GO, id);
  return {
    add: batched<LineEntry, unknown>(ADDED_AT_ONCE, (entries) =>
      queue.addBulk(entries.map((entry) => toBullJob(quality, entry))),
    ),
    next: async (token) => (await worker.getNextJob(token, { block: false }))?.id ?? null,
    extendLock: async (id, token) => void (await job(id).extendLock(token, lockMs)),
    end: async (id, token) => void (await job(id).moveToCompleted(null, token, false)),
    putBack: async (id, token, delayMs) => {
      if (delayMs > 0) await job(id).moveToDelayed(Date.now() + delayMs, token);
      else await job(id).moveToWait(token);
    },
    remove: async (id) => void (await queue.remove(id)),
    whereIs: (id) => queue.getJobState(id),
    checkStalled: async () => void (await worker.getBackend().moveStalledJobsToWait()),
    close: async () => {
      await worker.close(true);
      await queue.close();
    },
  };
}

function openBullMq(quality: Quality, { client, prefix, leaseMs }: LineOptions) {
  // The lock outlives our lease, so that BullMQ never takes back what the record has not.
  const lockMs = 2 * leaseMs + 1000;
  const connection = { connection: client, prefix };
  const queue = new Queue(quality, {
    ...connection,
    defaultJobOptions: ENDED_JOBS_GO,
    streams: { events: { maxLen: 100 } },
  });
  const worker = new Worker(
    quality,
    null,
    {
      ...connection,
      autorun: false,
      lockDuration: lockMs,
      stalledInterval: leaseMs,
      // How often a job may crash its worker is counted in our record.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
    },
    // Shares the connection: nothing here blocks.
    (name, opts) => createRedisBackend(name, opts),
  );
  // The call that failed tells its caller.
  queue.on('error', () => {});
  worker.on('error', () => {});
  return { queue, worker, lockMs };
}

function toBullJob(quality: Quality, { id, priority, round, delayMs = 0 }: LineEntry) {
  return {
    name: quality,
    data: null,
    opts: {
      jobId: id,
      priority: (9 - priority) * ROUNDS_PER_PRIORITY + round + 1,
      ...(delayMs > 0 && { delay: delayMs }),
    },
  };
}
