import { JOB_STATES, type Job } from '../job.ts';
import type { JobFilter } from '../job-queue.ts';
import { type JobRow, type JobStore, jobOf } from './job-store.ts';

const PAGE = 100;

/** Reads page by page: no statement stays open while the caller does something else. */
export async function* listJobs(
  { sql, read }: JobStore,
  { states = JOB_STATES, userId, limit = Number.POSITIVE_INFINITY }: JobFilter = {},
): AsyncGenerator<Job> {
  const page = sql(
    `SELECT * FROM jobs WHERE seq < ? AND state IN (SELECT value FROM json_each(?))
      ${userId === undefined ? 'AND ? IS NULL' : 'AND user_id = ?'}
    ORDER BY seq DESC LIMIT ?`,
  );
  let left = limit;
  let before = Number.MAX_SAFE_INTEGER;
  while (left > 0) {
    const size = Math.min(left, PAGE);
    const from = before;
    const rows = read(() => page.all(from, JSON.stringify(states), userId ?? null, size));
    yield* (rows as unknown as JobRow[]).map(jobOf);
    if (rows.length < size) return;
    left -= size;
    before = rows.at(-1)!.seq as number;
  }
}

/** Inside a transaction, as the next. */
export function purgeTold({ sql }: JobStore, before: number): number {
  return Number(sql('DELETE FROM jobs WHERE delivered_at < ?').run(before).changes);
}

export function forgetJobsOf({ sql }: JobStore, userId: string): Job[] {
  const rows = sql('DELETE FROM jobs WHERE user_id = ? AND ended_at IS NOT NULL RETURNING *');
  const jobs = (rows.all(userId) as unknown as JobRow[]).map(jobOf);
  sql(`DELETE FROM events WHERE event ->> 'userId' = ?`).run(userId);
  sql(`DELETE FROM turns WHERE user_id = ?1 AND NOT EXISTS
    (SELECT 1 FROM jobs WHERE jobs.user_id = ?1)`).run(userId);
  return jobs;
}
