import type { Quality } from '../job.ts';
import { SPEED_SAMPLES, type SpeedSample } from '../speed.ts';
import type { JobStore } from './job-store.ts';

/** Inside a transaction. */
export function addSpeedSample(
  { sql }: JobStore,
  quality: Quality,
  { clipSeconds, renderMs }: SpeedSample,
): void {
  sql('INSERT INTO speed_samples (quality, clip_seconds, render_ms) VALUES (?, ?, ?)').run(
    quality,
    clipSeconds,
    renderMs,
  );
  sql(
    `DELETE FROM speed_samples WHERE quality = ?1 AND id <= (
      SELECT id FROM speed_samples WHERE quality = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)`,
  ).run(quality, SPEED_SAMPLES);
}

export function speedSamples({ sql }: JobStore, quality: Quality): SpeedSample[] {
  return sql(
    `SELECT clip_seconds AS clipSeconds, render_ms AS renderMs FROM speed_samples
    WHERE quality = ? ORDER BY id DESC LIMIT ?`,
  ).all(quality, SPEED_SAMPLES) as unknown as SpeedSample[];
}
