import type { RgbImage } from '../core/image.ts';
import type { BodyLandmarks } from '../core/landmarks.ts';
import type { PoseTrack } from '../core/pose-track.ts';
import { UserError } from '../core/user-error.ts';
import { readBody } from './body-landmarks.ts';
import type { PerceptionModels } from './models.ts';
import { findPose } from './pose.ts';
import type { Roi } from './roi.ts';

interface TrackOptions {
  readonly signal?: AbortSignal;
  /** How many frames will come, for the progress; unknown: no progress is told. */
  readonly totalFrames?: number;
  readonly onProgress?: (fraction: number) => void;
}

/** Below this the dancer counts as lost, and is looked for anew. */
const LEAST_PRESENCE = 0.5;
/** A driver must show its dancer in at least this share of the frames. */
const LEAST_SEEN = 0.3;

/**
 * The landmarks of the dancer in a video, pixels of its frames. Each frame is searched where the
 * one before it found the dancer; frames without one are bridged from their neighbours.
 * @throws UserError 'driver-no-person'
 */
export async function trackDancer(
  frames: AsyncIterable<RgbImage>,
  fps: number,
  models: PerceptionModels,
  { signal, totalFrames, onProgress }: TrackOptions = {},
): Promise<PoseTrack> {
  const seen: Array<BodyLandmarks | null> = [];
  let roi: Roi | null = null;
  for await (const frame of frames) {
    signal?.throwIfAborted();
    const reading = await follow(frame, models, roi);
    roi = reading?.nextRoi ?? null;
    seen.push(reading?.body ?? null);
    if (totalFrames !== undefined) onProgress?.(Math.min(1, seen.length / totalFrames));
  }
  const found = seen.filter((body) => body !== null).length;
  if (found === 0 || found < LEAST_SEEN * seen.length) throw new UserError('driver-no-person');
  return { fps, frames: bridgeGaps(seen).map((body) => ({ body })) };
}

async function follow(
  frame: RgbImage,
  models: PerceptionModels,
  roi: Roi | null,
): Promise<{ body: BodyLandmarks; nextRoi: Roi } | null> {
  if (roi !== null) {
    const reading = await readBody(frame, await models.body(), roi);
    if (reading.presence >= LEAST_PRESENCE) return reading;
  }
  return findPose(frame, models);
}

/** Straight lines between the nearest seen frames; the first and last seen pose are held. */
function bridgeGaps(seen: ReadonlyArray<BodyLandmarks | null>): BodyLandmarks[] {
  return seen.map((body, index) => {
    if (body !== null) return body;
    const before = seen.findLastIndex((other, i) => i < index && other !== null);
    const after = seen.findIndex((other, i) => i > index && other !== null);
    const from = seen[before] ?? seen[after]!;
    const to = seen[after] ?? from;
    const share = before < 0 || after < 0 ? 0 : (index - before) / (after - before);
    return from!.map((value, i) => value + (to![i]! - value) * share);
  });
}
