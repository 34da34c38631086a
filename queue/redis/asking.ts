import { checkJob } from '../check-job.ts';
import { MAX_ROUND } from '../fair-round.ts';
import type { Job, NewJob } from '../job.ts';
import type { Actor, JobQueue, OpenLimits, Place } from '../job-queue.ts';
import { QueueError } from '../queue-error.ts';
import { estimateEtaMs, fitSpeed } from '../speed.ts';
import { follow } from './follow.ts';
import { type FlatRecord, jobIdOf, readRecord } from './job-record.ts';
import { ANY, ROUNDS_PER_PRIORITY } from './line.ts';
import type { RedisStore } from './store.ts';

/** So many of the nearest jobs ahead are looked at for an estimate. */
const LOOKED_AT = 200;

/** The side of those who ask for clips. */
export function askingSide(
  store: RedisStore,
): Pick<JobQueue, 'enqueue' | 'cancel' | 'retry' | 'place'> {
  return {
    enqueue: (job, limits) => enqueue(store, checkJob(job), { ...store.policy, ...limits }),
    cancel: (id, by) => cancel(store, id, by),
    retry: (id) => retry(store, id),
    place: (id) => place(store, id),
  };
}

type Enqueued =
  | readonly ['found', FlatRecord]
  | readonly ['user', number]
  | readonly ['community', number]
  | readonly ['created', FlatRecord, number, string];

async function enqueue(store: RedisStore, job: NewJob, limits: OpenLimits) {
  const { userId, communityId, quality, priority, clipSeconds } = job;
  const id = jobIdOf(job.dedupeKey);
  const reply = await store.run<Enqueued>(
    'enqueue',
    id,
    JSON.stringify(job),
    userId,
    communityId ?? '',
    quality,
    job.replyTo.surface,
    priority,
    clipSeconds,
    limits.maxOpenPerUser,
    limits.maxOpenPerCommunity,
    MAX_ROUND,
  );
  if (reply[0] === 'user' || reply[0] === 'community')
    throw new QueueError(`too-many-jobs-of-${reply[0]}`, { open: reply[1] });
  if (reply[0] === 'created') {
    const [, , round, stamp] = reply;
    await follow(store, { id, quality, stamp }, (line) => line.add({ id, priority, round }));
  }
  return { job: readRecord(reply[1])!, created: reply[0] === 'created' };
}

type Cancelled =
  | readonly ['unknown']
  | readonly ['not-yours']
  | readonly ['not-open', string]
  | readonly ['cancelled', FlatRecord, stamp: string, token: string];

async function cancel(store: RedisStore, id: string, by: Actor): Promise<Job> {
  const reply = await store.run<Cancelled>('cancel', id, by.userId, by.admin ? 1 : 0);
  if (reply[0] === 'unknown') throw new QueueError('job-unknown');
  if (reply[0] === 'not-yours') throw new QueueError('job-not-yours');
  if (reply[0] === 'not-open') throw new QueueError('job-ended', { state: reply[1] });
  const [, flat, stamp, token] = reply;
  const job = readRecord(flat)!;
  await follow(store, { id, quality: job.quality, stamp }, (line) =>
    token === '' ? line.remove(id) : line.end(id, token),
  );
  return job;
}

type Retried =
  | readonly ['unknown']
  | readonly ['not-failed', string]
  | readonly ['queued', FlatRecord, round: number, stamp: string];

async function retry(store: RedisStore, id: string): Promise<Job> {
  const reply = await store.run<Retried>('retry', id, MAX_ROUND);
  if (reply[0] === 'unknown') throw new QueueError('job-unknown');
  if (reply[0] === 'not-failed') throw new QueueError('job-not-failed', { state: reply[1] });
  const [, flat, round, stamp] = reply;
  const job = readRecord(flat)!;
  await follow(store, { id, quality: job.quality, stamp }, async (line) => {
    // Left over, had BullMQ not followed the end of its last try: it would keep its old turn.
    const where = await line.whereIs(id);
    if (where === 'active') await line.end(id, ANY);
    else if (where !== 'unknown') await line.remove(id);
    await line.add({ id, priority: job.priority, round });
  });
  return job;
}

/** As `scripts/place.lua` has it. */
type PlaceReply = readonly [
  ahead: number,
  secondsAhead: string,
  clipSeconds: string,
  running: readonly (readonly [
    clipSeconds: string,
    startedAt: string,
    progress: string,
    progressAt: string,
  ])[],
  workers: number,
  speed: readonly string[],
  now: string,
];

async function place({ run, linePrefix, policy }: RedisStore, id: string): Promise<Place | null> {
  const reply = await run<PlaceReply | null>(
    'place',
    id,
    linePrefix,
    ROUNDS_PER_PRIORITY,
    policy.leaseMs,
    LOOKED_AT,
  );
  if (reply === null) return null;
  const [ahead, secondsAhead, clipSeconds, running, workers, speed, now] = reply;
  const expectedMs = fitSpeed(
    speed.map((sample) => {
      const [seconds, renderMs] = sample.split(' ').map(Number);
      return { clipSeconds: seconds!, renderMs: renderMs! };
    }),
  );
  if (expectedMs === null) return { position: ahead + 1, etaMs: null };
  const runningMs = running.map(([seconds, startedAt, progress, progressAt]) => {
    const [fromMs, since] =
      progress === ''
        ? [expectedMs(Number(seconds), 1), Number(startedAt)]
        : [(JSON.parse(progress) as { etaMs: number }).etaMs, Number(progressAt)];
    return Math.max(0, fromMs - (Number(now) - since));
  });
  const line = { count: ahead, clipSeconds: Number(secondsAhead), runningMs, workers };
  return { position: ahead + 1, etaMs: estimateEtaMs(expectedMs, Number(clipSeconds), line) };
}
