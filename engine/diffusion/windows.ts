import { bitReversedFraction } from './bit-reversed-fraction.ts';
import { roundHalfEven } from './round-half-even.ts';

export interface WindowSettings {
  /** Frames of the clip. */
  readonly frames: number;
  /** Frames of a window. */
  readonly size: number;
  /** Frames that a window shares with the next. */
  readonly overlap: number;
  /** Up to so many rounds, each with twice the frames skipped; default 1. */
  readonly stride?: number;
  /** The windows shift from step to step; the public pipelines always give 0, the default. */
  readonly step?: number;
  /** Whether the last windows go on at the first frame; default true. */
  readonly closedLoop?: boolean;
}

/**
 * The frames of each window, by the policy "uniform" of the public pipelines
 * (Moore-AnimateAnyone: src/pipelines/context.py). A clip that fits in one window is one, of its length.
 * @throws RangeError where windows would never move on
 */
export function uniformWindows(settings: WindowSettings): number[][] {
  const { frames, size, overlap, stride = 1, step = 0, closedLoop = true } = settings;
  if (overlap >= size) throw new RangeError(`windows of ${size} cannot share ${overlap} frames`);
  if (frames <= size) return [countUp(frames)];
  const rounds = Math.min(stride, Math.ceil(Math.log2(frames / size)) + 1);
  const phase = bitReversedFraction(step);
  const shift = roundHalfEven(frames * phase);
  const end = frames + shift - (closedLoop ? 0 : overlap);
  return countUp(rounds).flatMap((round) => {
    const gap = 2 ** round;
    const first = Math.trunc(phase * gap) + shift;
    const hop = size * gap - overlap;
    const windows = countUp(Math.max(0, Math.ceil((end - first) / hop)));
    return windows.map((window) =>
      countUp(size).map((n) => (first + window * hop + n * gap) % frames),
    );
  });
}

function countUp(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n);
}
