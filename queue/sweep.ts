import type { Job } from './job.ts';
import type { JobQueue } from './job-queue.ts';
import type { MediaKey, MediaStore } from './media-store.ts';

export interface SweepOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A clip stays for so long after its job is done. */
  readonly clipRetentionMs: number;
  /** Photo and driver of a failed job stay for so long, so that it can be tried again. */
  readonly failedPhotoMs: number;
  /** Media that no job names stay for so long: their job may be on its way. */
  readonly orphanGraceMs: number;
  /** What is on record of a job stays for so long after its end. */
  readonly recordRetentionMs: number;
}

export interface Swept {
  readonly media: number;
  readonly bytes: number;
  readonly partials: number;
  readonly records: number;
}

const HOUR_MS = 3_600_000;

/** The usual retention; only that of clips is the operator's to choose. */
export function sweepOptions(now: number, clipRetentionHours: number): SweepOptions {
  return {
    now,
    clipRetentionMs: clipRetentionHours * HOUR_MS,
    failedPhotoMs: HOUR_MS,
    orphanGraceMs: HOUR_MS,
    recordRetentionMs: Math.max(7 * 24, clipRetentionHours + 1) * HOUR_MS,
  };
}

/**
 * Deletes the media that no job needs any more, half-written ones, and old records. Any number of
 * processes may sweep at once.
 */
export async function sweep(
  queue: JobQueue,
  media: MediaStore,
  options: SweepOptions,
): Promise<Swept> {
  const { held, released } = await sortMedia(queue, options);
  let count = 0;
  let bytes = 0;
  for await (const stored of media.list()) {
    const orphan = options.now - stored.storedAt > options.orphanGraceMs;
    if (held.has(stored.key) || !(orphan || released.has(stored.key))) continue;
    await media.delete(stored.key);
    count++;
    bytes += stored.bytes;
  }
  return {
    media: count,
    bytes,
    partials: await media.removePartials(options.orphanGraceMs),
    records: await queue.purge(options.now - options.recordRetentionMs),
  };
}

/** Which media the jobs on record still need, and which they need no more. */
async function sortMedia(
  queue: JobQueue,
  options: SweepOptions,
): Promise<{ held: Set<MediaKey>; released: Set<MediaKey> }> {
  const held = new Set<MediaKey>();
  const released = new Set<MediaKey>();
  for await (const job of queue.jobs()) {
    const needed = mediaNeededBy(job, options);
    for (const key of mediaOf(job)) (needed.includes(key) ? held : released).add(key);
  }
  return { held, released };
}

/** All media that a job names. */
export function mediaOf({ payload, progress, result }: Job): MediaKey[] {
  const named = [payload.photo, payload.driver, progress?.preview, ...mediaOfClip({ result })];
  return named.filter((key) => key !== null && key !== undefined);
}

/** A clip and its preview, which live and die together. */
export function mediaOfClip({ result }: Pick<Job, 'result'>): MediaKey[] {
  return [result?.clip, result?.preview].filter((key) => key !== null && key !== undefined);
}

function mediaNeededBy(
  job: Job,
  { now, clipRetentionMs, failedPhotoMs }: SweepOptions,
): MediaKey[] {
  const sinceEndMs = now - (job.endedAt ?? now);
  switch (job.state) {
    case 'queued':
    case 'rendering':
      return mediaOf(job);
    case 'done':
      return sinceEndMs < clipRetentionMs ? mediaOfClip(job) : [];
    case 'failed':
      return sinceEndMs < failedPhotoMs ? mediaOf(job) : [];
    case 'cancelled':
      return [];
  }
}
