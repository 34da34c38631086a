import { randomUUID } from 'node:crypto';
import type { Delivery } from '../job-queue.ts';
import { type JobRow, type JobStore, jobOf } from './job-store.ts';

/** The job of this surface that has waited longest to be told about, and that nobody is telling. */
export function firstUntold({ sql }: JobStore, surface: string): Pick<JobRow, 'seq'> | null {
  const untold = sql(
    `SELECT seq FROM jobs WHERE surface = ? AND ended_at IS NOT NULL AND delivered_at IS NULL
      AND delivery_token IS NULL ORDER BY ended_at, seq LIMIT 1`,
  );
  return (untold.get(surface) as Pick<JobRow, 'seq'> | undefined) ?? null;
}

interface Renewal {
  readonly token: string;
  readonly beat: number;
}

/** The last renewal of each delivery under way. */
export function renewals({ sql }: JobStore): Renewal[] {
  return sql(
    'SELECT delivery_token AS token, beat FROM jobs WHERE delivery_token IS NOT NULL',
  ).all() as unknown as Renewal[];
}

/** Inside a transaction, as the next three. */
export function claimUntold(store: JobStore, surface: string): Delivery | null {
  const first = firstUntold(store, surface);
  if (first === null) return null;
  const token = randomUUID();
  const row = store
    .sql('UPDATE jobs SET delivery_token = ? WHERE seq = ? RETURNING *')
    .get(token, first.seq) as unknown as JobRow;
  return { job: jobOf(row), token };
}

/** Nobody else beats for a job that has ended: its `beat` is free to count renewals. */
export function renewClaim({ sql }: JobStore, { job, token }: Delivery): boolean {
  const renew = sql('UPDATE jobs SET beat = beat + 1 WHERE id = ? AND delivery_token = ?');
  return renew.run(job.id, token).changes === 1;
}

/** Those that were found silent at this very renewal may be told by others. */
export function releaseDeliveries({ sql }: JobStore, silent: readonly Renewal[]): void {
  const release = sql(
    'UPDATE jobs SET delivery_token = NULL WHERE delivery_token = ? AND beat = ?',
  );
  for (const { token, beat } of silent) release.run(token, beat);
}

export function markDelivered({ sql, now }: JobStore, { job, token }: Delivery): boolean {
  const mark = sql(
    'UPDATE jobs SET delivered_at = ?, delivery_token = NULL WHERE id = ? AND delivery_token = ?',
  );
  return mark.run(now(), job.id, token).changes === 1;
}
