import { randomUUID } from 'node:crypto';
import type { JobFailure, JobProgress, JobResult } from '../job.ts';
import type { Claim, WorkerCard } from '../job-queue.ts';
import { emit } from './events.ts';
import { type JobRow, type JobStore, jobOf } from './job-store.ts';
import { firstInLine, turnServed } from './line.ts';
import { takeShare } from './shares.ts';
import { addSpeedSample } from './speed-samples.ts';
import { sawWorker } from './workers.ts';

/** Each of these runs inside a transaction. */
export function claimJob(store: JobStore, worker: WorkerCard): Claim | null {
  const first = firstInLine(store, worker.qualities);
  if (first === null) return null;
  const token = randomUUID();
  const row = store
    .sql(
      `UPDATE jobs SET state = 'rendering', attempts = attempts + 1, claim_token = ?,
        worker_id = ?, beat = 0, started_at = ?, progress = NULL, progress_at = NULL
      WHERE seq = ? RETURNING *`,
    )
    .get(token, worker.id, store.now(), first.seq) as unknown as JobRow;
  turnServed(store, row);
  takeShare(store, row.quality);
  emit(store, 'state', row);
  return { job: jobOf(row), token };
}

export function beat(
  store: JobStore,
  claim: Claim,
  progress: JobProgress | undefined,
): 'held' | 'cancelled' | 'lost' {
  const row = store
    .sql(
      `UPDATE jobs SET beat = beat + 1, progress = coalesce(?1, progress),
        progress_at = iif(?1 IS NULL, progress_at, ?2)
      WHERE id = ?3 AND claim_token = ?4 AND state = 'rendering' RETURNING *`,
    )
    .get(
      progress === undefined ? null : JSON.stringify(progress),
      store.now(),
      claim.job.id,
      claim.token,
    ) as JobRow | undefined;
  if (row === undefined) return whyLost(store, claim);
  sawWorker(store, row.worker_id ?? '');
  if (progress !== undefined) emit(store, 'progress', row);
  return 'held';
}

function whyLost({ sql }: JobStore, { job, token }: Claim): 'cancelled' | 'lost' {
  const row = sql('SELECT state FROM jobs WHERE id = ? AND claim_token = ?').get(job.id, token);
  return row?.state === 'cancelled' ? 'cancelled' : 'lost';
}

export function completeJob(store: JobStore, claim: Claim, result: JobResult): boolean {
  const row = store
    .sql(
      `UPDATE jobs SET state = 'done', result = ?, failure = NULL, ended_at = ?, claim_token = NULL
      WHERE id = ? AND claim_token = ? AND state = 'rendering' RETURNING *`,
    )
    .get(JSON.stringify(result), store.now(), claim.job.id, claim.token) as JobRow | undefined;
  if (row === undefined) return false;
  addSpeedSample(store, row.quality, {
    clipSeconds: row.clip_seconds,
    renderMs: result.renderMs,
  });
  emit(store, 'state', row);
  return true;
}

export function failTry(
  store: JobStore,
  claim: Claim,
  failure: JobFailure,
  options: { readonly retry: boolean },
): boolean {
  const row = heldRow(store, claim);
  if (row === null) return false;
  endTry(store, row, failure, options);
  return true;
}

export function handBackJob(store: JobStore, claim: Claim): boolean {
  const row = heldRow(store, claim);
  if (row === null) return false;
  backInLine(store, row, { attempts: row.attempts - 1, backoffMs: 0 });
  return true;
}

/** Ends the tries of claims that were found silent at this very beat; returns how many there were. */
export function takeBack(store: JobStore, silent: readonly Heartbeat[]): number {
  const find = store.sql(
    `SELECT * FROM jobs WHERE claim_token = ? AND beat = ? AND id = ? AND state = 'rendering'`,
  );
  const rows = silent
    .map(({ token, beat, id }) => find.get(token, beat, id) as JobRow | undefined)
    .filter((row) => row !== undefined);
  for (const row of rows) endTry(store, row, { code: 'crashed', params: {} }, { retry: true });
  return rows.length;
}

export interface Heartbeat {
  readonly id: string;
  readonly token: string;
  readonly beat: number;
}

/** The last sign of life of every claim. */
export function heartbeats({ sql }: JobStore): Heartbeat[] {
  return sql(
    `SELECT id, claim_token AS token, beat FROM jobs WHERE state = 'rendering'`,
  ).all() as unknown as Heartbeat[];
}

function heldRow({ sql }: JobStore, { job, token }: Claim): JobRow | null {
  const held = sql(`SELECT * FROM jobs WHERE id = ? AND claim_token = ? AND state = 'rendering'`);
  return (held.get(job.id, token) as JobRow | undefined) ?? null;
}

function endTry(
  store: JobStore,
  row: JobRow,
  failure: JobFailure,
  { retry }: { readonly retry: boolean },
): void {
  const { maxAttempts, backoffMs } = store.policy;
  if (retry && row.attempts < maxAttempts) {
    const waitMs = backoffMs * 2 ** (row.attempts - 1);
    backInLine(store, row, { attempts: row.attempts, backoffMs: waitMs });
  } else failJob(store, row, failure);
}

function failJob(store: JobStore, row: JobRow, failure: JobFailure): void {
  const ended = store
    .sql(
      `UPDATE jobs SET state = 'failed', failure = ?, ended_at = ?, claim_token = NULL
      WHERE seq = ? RETURNING *`,
    )
    .get(JSON.stringify(failure), store.now(), row.seq) as unknown as JobRow;
  emit(store, 'state', ended);
}

/** Where it stood, at the front of its user's turns: it has waited for them once. */
function backInLine(
  store: JobStore,
  row: JobRow,
  { attempts, backoffMs }: { readonly attempts: number; readonly backoffMs: number },
): void {
  const now = store.now();
  const waiting = store
    .sql(
      `UPDATE jobs SET state = 'queued', attempts = ?, backoff_from = ?, backoff_until = ?,
        round = min(round, (SELECT served FROM lines
          WHERE lines.quality = jobs.quality AND lines.urgency = jobs.urgency)),
        claim_token = NULL, worker_id = NULL, started_at = NULL, progress = NULL, progress_at = NULL
      WHERE seq = ? RETURNING *`,
    )
    .get(attempts, now, now + backoffMs, row.seq) as unknown as JobRow;
  emit(store, 'state', waiting);
}
