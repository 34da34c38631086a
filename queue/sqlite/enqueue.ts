import { randomUUID } from 'node:crypto';
import type { Job, NewJob } from '../job.ts';
import type { OpenLimits } from '../job-queue.ts';
import { QueueError } from '../queue-error.ts';
import { emit } from './events.ts';
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
  const row = insert(store, job);
  emit(store, 'state', row);
  return { job: jobOf(row), created: true };
}

function checkLimits({ sql }: JobStore, job: NewJob, limits: OpenLimits): void {
  const count = (column: string, value: string) =>
    Number(
      sql(`SELECT count(*) AS open FROM jobs WHERE ${column} = ? AND ended_at IS NULL`).get(value)
        ?.open,
    );
  const ofUser = count('user_id', job.userId);
  if (ofUser >= limits.maxOpenPerUser)
    throw new QueueError('too-many-jobs-of-user', { open: ofUser });
  if (job.communityId === null) return;
  const ofCommunity = count('community_id', job.communityId);
  if (ofCommunity >= limits.maxOpenPerCommunity)
    throw new QueueError('too-many-jobs-of-community', { open: ofCommunity });
}

function insert(store: JobStore, job: NewJob): JobRow {
  const place = { quality: job.quality, urgency: -job.priority, user_id: job.userId };
  const { round, arrival } = joinLine(store, place);
  return store
    .sql(
      `INSERT INTO jobs (id, dedupe_key, community_id, surface, clip_seconds, asked, state,
        quality, urgency, user_id, round, arrival, created_at)
      VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?) RETURNING *`,
    )
    .get(
      randomUUID(),
      job.dedupeKey,
      job.communityId,
      job.replyTo.surface,
      job.clipSeconds,
      JSON.stringify(job),
      place.quality,
      place.urgency,
      place.user_id,
      round,
      arrival,
      store.now(),
    ) as unknown as JobRow;
}
