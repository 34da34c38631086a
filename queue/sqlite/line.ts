import { nextRound } from '../fair-round.ts';
import { compareTurns, nextStartMs } from '../fair-share.ts';
import type { Quality } from '../job.ts';
import type { JobRow, JobStore } from './job-store.ts';
import { readShares } from './shares.ts';

type Line = Pick<JobRow, 'quality' | 'urgency'>;
type Joining = Line & Pick<JobRow, 'user_id'>;

/** So many arrivals lie between two clean-ups of the turns. */
const TRIM_EVERY = 1000;

/** Gives a job its place at the end of its user's turns. */
export function joinLine(store: JobStore, joining: Joining): { round: number; arrival: number } {
  const { quality, urgency, user_id } = joining;
  const { waits, served, last } = look(store, joining);
  if (!waits) startAnew(store, joining);
  const round = waits ? nextRound(served, last) : nextRound(0, null);
  const { sql } = store;
  sql('INSERT OR REPLACE INTO turns VALUES (?, ?, ?, ?)').run(quality, urgency, user_id, round);
  const arrival = sql('UPDATE arrivals SET last = last + 1 RETURNING last').get()?.last as number;
  if (arrival % TRIM_EVERY === 0) forgetPastTurns(store);
  return { round, arrival };
}

/** Does anyone wait in this line; the round being served; this user's last one since it was empty. */
function look({ sql }: JobStore, { quality, urgency, user_id }: Joining) {
  return sql(
    `SELECT
      EXISTS (SELECT 1 FROM jobs WHERE state = 'queued' AND quality = ?1 AND urgency = ?2) AS waits,
      (SELECT served FROM lines WHERE quality = ?1 AND urgency = ?2) AS served,
      (SELECT round FROM turns WHERE quality = ?1 AND urgency = ?2 AND user_id = ?3) AS last`,
  ).get(quality, urgency, user_id) as unknown as {
    waits: 0 | 1;
    served: number;
    last: number | null;
  };
}

/** To be told of each claim: newcomers start in the round of the job claimed last. */
export function turnServed({ sql }: JobStore, { quality, urgency, round }: JobRow): void {
  sql('UPDATE lines SET served = max(served, ?) WHERE quality = ? AND urgency = ?').run(
    round,
    quality,
    urgency,
  );
}

/**
 * The first job that waits for one of these qualities and is not backing off. Between qualities the
 * one goes first that has had less time.
 */
export function firstInLine(
  store: JobStore,
  qualities: readonly Quality[],
): Pick<JobRow, 'seq'> | null {
  const now = store.now();
  const first = store.sql(
    // A clock that was set back is before `backoff_from`: nobody waits for it to come around.
    `SELECT seq, quality, urgency FROM jobs
    WHERE state = 'queued' AND quality = ?1 AND NOT (backoff_from <= ?2 AND ?2 < backoff_until)
    ORDER BY urgency, round, arrival LIMIT 1`,
  );
  const heads = [...new Set(qualities)]
    .map((quality) => first.get(quality, now) as JobRow | undefined)
    .filter((row) => row !== undefined);
  if (heads.length < 2) return heads[0] ?? null;
  const shares = readShares(store);
  const standings = heads.map((row) => ({ ...row, startMs: nextStartMs(shares, row.quality) }));
  standings.sort((a, b) => a.urgency - b.urgency || compareTurns(a, b));
  return standings[0]!;
}

/** A user whose last turn is past is like a newcomer. */
function forgetPastTurns({ sql }: JobStore): void {
  sql(
    `DELETE FROM turns WHERE round < (SELECT served FROM lines
      WHERE lines.quality = turns.quality AND lines.urgency = turns.urgency)`,
  ).run();
}

function startAnew({ sql }: JobStore, { quality, urgency }: Line): void {
  sql('INSERT OR REPLACE INTO lines VALUES (?, ?, 0)').run(quality, urgency);
  sql('DELETE FROM turns WHERE quality = ? AND urgency = ?').run(quality, urgency);
}
