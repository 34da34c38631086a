import { type PlaceFacts, placeFrom, type RunningClip } from '../estimate.ts';
import type { Quality } from '../job.ts';
import type { Place } from '../job-queue.ts';
import { type JobRow, type JobStore, rowById } from './job-store.ts';
import { readShares } from './shares.ts';
import { speedSamples } from './speed-samples.ts';
import { liveWorkers } from './workers.ts';

export function placeOf(store: JobStore, id: string): Place | null {
  const row = rowById(store, id);
  if (row?.state !== 'queued') return null;
  const line = (quality: Quality) => lineOf(store, row, quality);
  return placeFrom({
    quality: row.quality,
    clipSeconds: row.clip_seconds,
    ahead: aheadOf(store, row),
    lines: { preview: line('preview'), lite: line('lite'), studio: line('studio') },
    shares: readShares(store),
    running: runningClips(store),
    workers: liveWorkers(store),
    now: store.now(),
  });
}

/** What waits in its line before a job. */
function aheadOf({ sql }: JobStore, { quality, urgency, round, arrival }: JobRow) {
  return sql(
    `SELECT count(*) AS count, total(clip_seconds) AS clipSeconds FROM jobs
    WHERE state = 'queued' AND quality = ? AND (urgency, round, arrival) < (?, ?, ?)`,
  ).get(quality, urgency, round, arrival) as unknown as PlaceFacts['ahead'];
}

function lineOf(store: JobStore, row: JobRow, quality: Quality) {
  const samples = speedSamples(store, quality);
  // Its own line is counted by `aheadOf`.
  if (quality === row.quality) return { higher: 0, alike: 0, samples };
  const counts = store.sql(
    `SELECT count(*) FILTER (WHERE urgency < ?2) AS higher,
      count(*) FILTER (WHERE urgency = ?2) AS alike
    FROM jobs WHERE state = 'queued' AND quality = ?1 AND urgency <= ?2`,
  );
  const { higher, alike } = counts.get(quality, row.urgency) as { higher: number; alike: number };
  return { higher, alike, samples };
}

function runningClips({ sql }: JobStore): RunningClip[] {
  const rows = sql(`SELECT * FROM jobs WHERE state = 'rendering'`).all() as unknown as JobRow[];
  return rows.map((row) => ({
    workerId: row.worker_id ?? '',
    quality: row.quality,
    clipSeconds: row.clip_seconds,
    startedAt: row.started_at ?? 0,
    progress: row.progress === null ? null : JSON.parse(row.progress),
    progressAt: row.progress_at,
  }));
}
