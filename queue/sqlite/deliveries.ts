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

/** Those being told at the moment; a delivery has no heartbeat, so its beat never changes. */
export function deliveriesUnderWay({ sql }: JobStore): { token: string; beat: number }[] {
  return sql(
    'SELECT delivery_token AS token, 0 AS beat FROM jobs WHERE delivery_token IS NOT NULL',
  ).all() as unknown as { token: string; beat: number }[];
}

/** Inside a transaction, as the next two. */
export function claimUntold(store: JobStore, surface: string): Delivery | null {
  const first = firstUntold(store, surface);
  if (first === null) return null;
  const token = randomUUID();
  const row = store
    .sql('UPDATE jobs SET delivery_token = ? WHERE seq = ? RETURNING *')
    .get(token, first.seq) as unknown as JobRow;
  return { job: jobOf(row), token };
}

export function releaseDeliveries({ sql }: JobStore, tokens: readonly string[]): void {
  const release = sql('UPDATE jobs SET delivery_token = NULL WHERE delivery_token = ?');
  for (const token of tokens) release.run(token);
}

export function markDelivered({ sql, now }: JobStore, { job, token }: Delivery): boolean {
  const mark = sql(
    'UPDATE jobs SET delivered_at = ?, delivery_token = NULL WHERE id = ? AND delivery_token = ?',
  );
  return mark.run(now(), job.id, token).changes === 1;
}
