import { nextRound } from '../fair-round.ts';
import type { Quality } from '../job.ts';
import type { JobRow, JobStore } from './job-store.ts';

type Line = Pick<JobRow, 'quality' | 'urgency'>;

/** Gives a job its place at the end of its user's turns. */
export function joinLine(
  store: JobStore,
  job: Line & Pick<JobRow, 'user_id'>,
): { round: number; arrival: number } {
  if (isEmpty(store, job)) startAnew(store, job);
  const { quality, urgency, user_id } = job;
  const { sql } = store;
  const last = sql('SELECT round FROM turns WHERE quality = ? AND urgency = ? AND user_id = ?');
  const lastRound = last.get(quality, urgency, user_id)?.round as number | undefined;
  const round = nextRound(servedRound(store, job), lastRound ?? null);
  sql('INSERT OR REPLACE INTO turns VALUES (?, ?, ?, ?)').run(quality, urgency, user_id, round);
  const arrival = sql('UPDATE arrivals SET last = last + 1 RETURNING last').get()?.last as number;
  return { round, arrival };
}

/** To be told of each claim: newcomers start in the round of the job claimed last. */
export function turnServed({ sql }: JobStore, { quality, urgency, round }: JobRow): void {
  sql('UPDATE lines SET served = max(served, ?) WHERE quality = ? AND urgency = ?').run(
    round,
    quality,
    urgency,
  );
  // A user whose last turn is past is like a newcomer: no need to remember them.
  sql(
    `DELETE FROM turns WHERE quality = ?1 AND urgency = ?2 AND round <
      (SELECT served FROM lines WHERE quality = ?1 AND urgency = ?2)`,
  ).run(quality, urgency);
}

/** The round being served. */
export function servedRound({ sql }: JobStore, { quality, urgency }: Line): number {
  const line = sql('SELECT served FROM lines WHERE quality = ? AND urgency = ?');
  return (line.get(quality, urgency)?.served as number | undefined) ?? 0;
}

/**
 * The first job that waits for one of these qualities and is not backing off. Between qualities the
 * one goes first whose user is fewer turns ahead.
 */
export function firstInLine(
  store: JobStore,
  qualities: readonly Quality[],
): Pick<JobRow, 'seq'> | null {
  const now = store.now();
  const first = store.sql(
    // A clock that was set back is before `backoff_from`: nobody waits for it to come around.
    `SELECT seq, quality, urgency, round, arrival FROM jobs
    WHERE state = 'queued' AND quality = ?1 AND NOT (backoff_from <= ?2 AND ?2 < backoff_until)
    ORDER BY urgency, round, arrival LIMIT 1`,
  );
  const heads = [...new Set(qualities)]
    .map((quality) => first.get(quality, now) as JobRow | undefined)
    .filter((row) => row !== undefined)
    .map((row) => ({ ...row, ahead: row.round - servedRound(store, row) }));
  heads.sort((a, b) => a.urgency - b.urgency || a.ahead - b.ahead || a.arrival - b.arrival);
  return heads[0] ?? null;
}

function isEmpty({ sql }: JobStore, { quality, urgency }: Line): boolean {
  const some = sql(
    `SELECT 1 FROM jobs WHERE state = 'queued' AND quality = ? AND urgency = ? LIMIT 1`,
  );
  return some.get(quality, urgency) === undefined;
}

function startAnew({ sql }: JobStore, { quality, urgency }: Line): void {
  sql('INSERT OR REPLACE INTO lines VALUES (?, ?, 0)').run(quality, urgency);
  sql('DELETE FROM turns WHERE quality = ? AND urgency = ?').run(quality, urgency);
}
