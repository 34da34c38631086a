import type { Job, NewJob } from '../job.ts';
import type { OpenLimits } from '../job-queue.ts';
import { QueueError } from '../queue-error.ts';
import { emit } from './events.ts';
import { newJobId } from './job-id.ts';
import { type JobRow, type JobStore, jobOf } from './job-store.ts';
import { joinLine } from './line.ts';

/** Inside a transaction, so that neither keys nor limits have a gap. */
export function enqueueJob(
  store: JobStore,
  job: NewJob,
  limits: OpenLimits,
): { job: Job; created: boolean } {
  const known = store.sql('SELECT * FROM jobs WHERE dedupe_key = ?').get(job.dedupeKey);
  if (known !== undefined) return { job: jobOf(known as unknown as JobRow), created: false };
  checkLimits(store, job, limits);
  const fresh = insert(store, job);
  const told = { id: fresh.id, user_id: job.userId, surface: job.replyTo.surface };
  emit(store, 'state', { ...told, state: fresh.state, progress: null });
  return { job: fresh, created: true };
}

function checkLimits({ sql }: JobStore, job: NewJob, limits: OpenLimits): void {
  const { ofUser, ofCommunity } = sql(
    `SELECT
      (SELECT count(*) FROM jobs WHERE user_id = ? AND ended_at IS NULL) AS ofUser,
      (SELECT count(*) FROM jobs WHERE community_id = ? AND ended_at IS NULL) AS ofCommunity`,
  ).get(job.userId, job.communityId) as { ofUser: number; ofCommunity: number };
  if (ofUser >= limits.maxOpenPerUser)
    throw new QueueError('too-many-jobs-of-user', { open: ofUser });
  if (job.communityId !== null && ofCommunity >= limits.maxOpenPerCommunity)
    throw new QueueError('too-many-jobs-of-community', { open: ofCommunity });
}

function insert(store: JobStore, asked: NewJob): Job {
  const { quality, userId } = asked;
  const urgency = -asked.priority;
  const { round, arrival } = joinLine(store, { quality, urgency, user_id: userId });
  const job = freshJob(asked, store.now());
  store
    .sql(
      `INSERT INTO jobs (id, dedupe_key, user_id, community_id, surface, quality, clip_seconds,
        asked, state, urgency, round, arrival, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      job.id,
      asked.dedupeKey,
      userId,
      asked.communityId,
      asked.replyTo.surface,
      quality,
      asked.clipSeconds,
      JSON.stringify(asked),
      job.state,
      urgency,
      round,
      arrival,
      job.createdAt,
    );
  return job;
}

function freshJob(asked: NewJob, now: number): Job {
  return {
    ...asked,
    id: newJobId(now),
    state: 'queued',
    attempts: 0,
    createdAt: now,
    startedAt: null,
    endedAt: null,
    progress: null,
    result: null,
    failure: null,
    deliveredAt: null,
  };
}
