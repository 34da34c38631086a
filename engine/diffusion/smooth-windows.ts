import { bitReversedFraction } from './bit-reversed-fraction.ts';

export interface SmoothWindowSettings {
  /** Frames of the clip. */
  readonly frames: number;
  /** Frames of a window. */
  readonly size: number;
  /** Frames that a window shares with the next, at least. */
  readonly overlap: number;
  /** The step; the seams of each lie elsewhere. */
  readonly step: number;
}

/**
 * The frames of each window: all as long as the first, the last one ending with the clip. From step
 * to step the whole pattern shifts, so that no seam is at the same frames twice in a row. A clip that
 * fits in one window is one, of its length.
 * @throws RangeError where windows would never move on
 */
export function smoothWindows({ frames, size, overlap, step }: SmoothWindowSettings): number[][] {
  if (overlap >= size) throw new RangeError(`windows of ${size} cannot share ${overlap} frames`);
  const length = Math.min(size, frames);
  const [last, hop] = [frames - length, size - overlap];
  const starts = [0];
  let next = hop - Math.floor(hop * bitReversedFraction(step));
  for (; next < last; next += hop) starts.push(next);
  if (last > 0) starts.push(last);
  return starts.map((start) => Array.from({ length }, (_, n) => start + n));
}

/**
 * How much each frame of a window counts: it rises over the shared frames from nearly nothing, so
 * that neighbours fade into each other.
 */
export function taperedWeights(length: number, overlap: number): Float32Array {
  return Float32Array.from(
    { length },
    (_, n) => Math.min(n + 1, length - n, overlap + 1) / (overlap + 1),
  );
}
