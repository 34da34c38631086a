import { type JobProgress, QUALITIES, type Quality } from '../job.ts';
import type { Place, WorkerCard } from '../job-queue.ts';
import { type ExpectedMs, estimateEtaMs } from '../speed.ts';
import { type JobRow, type JobStore, rowById } from './job-store.ts';
import { servedRound } from './line.ts';
import { measuredSpeed } from './speed-samples.ts';
import { liveWorkers } from './workers.ts';

export function placeOf(store: JobStore, id: string): Place | null {
  const row = rowById(store, id);
  if (row?.state !== 'queued') return null;
  const ahead = workAhead(store, row, row.round);
  return { position: ahead.count + 1, etaMs: etaOf(store, row, ahead) };
}

function etaOf(store: JobStore, row: JobRow, ahead: Work): number | null {
  const expectedMs = measuredSpeed(store, row.quality);
  if (expectedMs === null) return null;
  const workers = liveWorkers(store);
  const takers = workers.filter(({ qualities }) => qualities.includes(row.quality));
  return estimateEtaMs(expectedMs, row.clip_seconds, {
    ...ahead,
    runningMs: [...runningMs(store, row.quality, takers), ...otherWorkMs(store, row, workers)],
    workers: takers.length,
  });
}

interface Work {
  readonly count: number;
  readonly clipSeconds: number;
}

/** What waits in the line of a quality before a job of that round. */
function workAhead(
  { sql }: JobStore,
  { quality, urgency, arrival }: Pick<JobRow, 'quality' | 'urgency' | 'arrival'>,
  round: number,
): Work {
  return sql(
    `SELECT count(*) AS count, total(clip_seconds) AS clipSeconds FROM jobs
    WHERE state = 'queued' AND quality = ? AND (urgency, round, arrival) < (?, ?, ?)`,
  ).get(quality, urgency, round, arrival) as unknown as Work;
}

/** The time left of each job that keeps one of these workers from the line. */
function runningMs(store: JobStore, quality: Quality, workers: readonly WorkerCard[]): number[] {
  const ids = new Set(workers.map(({ id }) => id));
  const rows = store
    .sql(`SELECT * FROM jobs WHERE state = 'rendering'`)
    .all() as unknown as JobRow[];
  const speeds = new Map<Quality, ExpectedMs | null>();
  return rows
    .filter((row) => row.quality === quality || ids.has(row.worker_id ?? ''))
    .map((row) => {
      if (!speeds.has(row.quality)) speeds.set(row.quality, measuredSpeed(store, row.quality));
      return remainingMs(row, store.now(), speeds.get(row.quality) ?? null);
    });
}

/** What it last said of itself, else what clips like it take. A clock that jumped changes neither much. */
function remainingMs(row: JobRow, now: number, expectedMs: ExpectedMs | null): number {
  const progress = row.progress === null ? null : (JSON.parse(row.progress) as JobProgress);
  const totalMs = progress?.etaMs ?? expectedMs?.(row.clip_seconds, 1) ?? 0;
  const sinceMs = now - ((progress === null ? row.started_at : row.progress_at) ?? now);
  return Math.max(0, totalMs - Math.max(0, sinceMs));
}

/**
 * What else this job's workers do first: a worker of several qualities serves their lines in turn
 * (see `firstInLine`). Shared with the workers that take that other quality alone.
 */
function otherWorkMs(store: JobStore, row: JobRow, workers: readonly WorkerCard[]): number[] {
  const turnsAhead = row.round - servedRound(store, row);
  return QUALITIES.filter((quality) => quality !== row.quality).flatMap((quality) => {
    const takers = workers.filter(({ qualities }) => qualities.includes(quality));
    const both = takers.filter(({ qualities }) => qualities.includes(row.quality));
    if (both.length === 0) return [];
    const line = { ...row, quality };
    const ahead = workAhead(store, line, servedRound(store, line) + turnsAhead);
    const expectedMs = measuredSpeed(store, quality)?.(ahead.clipSeconds, ahead.count) ?? 0;
    const busy = Math.min(ahead.count, both.length);
    const shareMs = (expectedMs * both.length) / takers.length;
    return Array.from({ length: busy }, () => shareMs / busy);
  });
}
