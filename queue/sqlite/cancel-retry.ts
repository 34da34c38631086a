import type { Job } from '../job.ts';
import type { Actor } from '../job-queue.ts';
import { QueueError } from '../queue-error.ts';
import { emit } from './events.ts';
import { type JobRow, type JobStore, jobOf, rowById } from './job-store.ts';
import { joinLine } from './line.ts';

/** Inside a transaction. The claim's token stays: by it the worker learns that it was cancelled. */
export function cancelJob(store: JobStore, id: string, by: Actor): Job {
  const row = knownRow(store, id);
  if (!by.admin && by.userId !== row.user_id) throw new QueueError('job-not-yours');
  if (row.ended_at !== null) throw new QueueError('job-ended', { state: row.state });
  const ended = store
    .sql(`UPDATE jobs SET state = 'cancelled', ended_at = ? WHERE seq = ? RETURNING *`)
    .get(store.now(), row.seq) as unknown as JobRow;
  emit(store, 'state', ended);
  return jobOf(ended);
}

/** Inside a transaction. */
export function retryJob(store: JobStore, id: string): Job {
  const row = knownRow(store, id);
  if (row.state !== 'failed' && row.state !== 'cancelled')
    throw new QueueError('job-not-failed', { state: row.state });
  const { round, arrival } = joinLine(store, row);
  const waiting = store
    .sql(
      `UPDATE jobs SET state = 'queued', attempts = 0, round = ?, arrival = ?, failure = NULL,
        backoff_from = 0, backoff_until = 0, claim_token = NULL, worker_id = NULL,
        progress = NULL, progress_at = NULL, started_at = NULL, ended_at = NULL,
        delivery_token = NULL, delivered_at = NULL
      WHERE seq = ? RETURNING *`,
    )
    .get(round, arrival, row.seq) as unknown as JobRow;
  emit(store, 'state', waiting);
  return jobOf(waiting);
}

function knownRow(store: JobStore, id: string): JobRow {
  const row = rowById(store, id);
  if (row === null) throw new QueueError('job-unknown');
  return row;
}
