import { checkJob } from '../check-job.ts';
import { MAX_ROUND } from '../fair-round.ts';
import type { Job, NewJob } from '../job.ts';
import type { Actor, JobQueue, OpenLimits } from '../job-queue.ts';
import { QueueError } from '../queue-error.ts';
import { batched } from './batch.ts';
import { follow } from './follow.ts';
import { type FlatRecord, jobIdOf, newRecord, readRecord } from './job-record.ts';
import { ANY } from './line.ts';
import { placeOf } from './place.ts';
import type { RedisStore } from './store.ts';

const RESERVED_AT_ONCE = 50;

/** The side of those who ask for clips. */
export function askingSide(
  store: RedisStore,
): Pick<JobQueue, 'enqueue' | 'cancel' | 'retry' | 'place'> {
  const reserve = reserver(store);
  return {
    enqueue: (job, limits) =>
      enqueue(store, reserve, { job: checkJob(job), limits: { ...store.policy, ...limits } }),
    cancel: (id, by) => cancel(store, id, by),
    retry: (id) => retry(store, id),
    place: (id) => placeOf(store, id),
  };
}

interface Asked {
  readonly job: NewJob;
  readonly limits: OpenLimits;
}

/** As `scripts/enqueue.lua` has it. */
type Reserved =
  | readonly ['found', FlatRecord]
  | readonly ['user', number]
  | readonly ['community', number]
  | readonly ['created', createdAt: string, round: number, stamp: string];

/** Puts jobs on record, many in one go. */
function reserver({ run }: RedisStore) {
  return batched<Asked, Reserved>(RESERVED_AT_ONCE, (asked) =>
    run<Reserved[]>('enqueue', MAX_ROUND, ...asked.flatMap(toArguments)),
  );
}

function toArguments({ job, limits }: Asked): (string | number)[] {
  return [
    jobIdOf(job.dedupeKey),
    JSON.stringify(job),
    job.userId,
    job.communityId ?? '',
    job.quality,
    job.replyTo.surface,
    job.priority,
    job.clipSeconds,
    limits.maxOpenPerUser,
    limits.maxOpenPerCommunity,
  ];
}

async function enqueue(
  store: RedisStore,
  reserve: (asked: Asked) => Promise<Reserved>,
  asked: Asked,
) {
  const reply = await reserve(asked);
  if (reply[0] === 'user' || reply[0] === 'community')
    throw new QueueError(`too-many-jobs-of-${reply[0]}`, { open: reply[1] });
  if (reply[0] === 'found') return { job: readRecord(reply[1])!, created: false };
  const [, createdAt, round, stamp] = reply;
  const job = newRecord(asked.job, Number(createdAt));
  const { id, quality, priority } = job;
  await follow(store, { id, quality, stamp }, (line) => line.add({ id, priority, round }));
  return { job, created: true };
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
    // BullMQ may not have followed the end of its last try yet, and would keep the old turn. It may
    // just be doing so: then there is nothing left to end.
    const where = await line.whereIs(id);
    if (where === 'active') await line.end(id, ANY).catch(() => {});
    else if (where !== 'unknown') await line.remove(id);
    await line.add({ id, priority: job.priority, round });
  });
  return job;
}
