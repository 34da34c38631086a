import type { PoseTrack } from '../core/pose-track.ts';

/** About 0.4 s: at 12 frames a second this is the window of 5 that halves a detector's tremble. */
const WINDOW_SECONDS = 0.4;

/**
 * A video's pose track without the detector's tremble: Savitzky-Golay, second degree, over a window
 * that fits the frame rate. Corners of fast moves stay, which a moving average would round off.
 */
export function smoothTrack(track: PoseTrack): PoseTrack {
  const half = Math.min(
    Math.max(2, Math.floor((WINDOW_SECONDS * track.fps) / 2)),
    Math.floor((track.frames.length - 1) / 2),
  );
  if (half < 2) return track;
  const smooth = (read: (frame: number) => Float32Array) =>
    track.frames.map((_, i) => smoothAt(read, i, half, track.frames.length));
  const bodies = smooth((i) => track.frames[i]!.body);
  return {
    fps: track.fps,
    // Hands come and go between frames, so they ride on the body's smoothed wrists instead.
    frames: track.frames.map((frame, i) => ({ ...frame, body: bodies[i]! })),
  };
}

function smoothAt(
  read: (frame: number) => Float32Array,
  centre: number,
  half: number,
  count: number,
): Float32Array {
  // At the ends the window moves inwards and the parabola is read off its middle.
  const start = Math.min(Math.max(centre - half, 0), count - 1 - 2 * half);
  const weights = parabolaWeights(half, centre - start - half);
  const out = new Float32Array(read(centre).length);
  weights.forEach((weight, k) => {
    const values = read(start + k);
    for (let i = 0; i < out.length; i++) out[i] = out[i]! + weight * values[i]!;
  });
  return out;
}

/** Weights of the least-squares parabola through 2·half+1 even samples, evaluated at `at` from the middle. */
function parabolaWeights(half: number, at: number): number[] {
  const samples = Array.from({ length: 2 * half + 1 }, (_, i) => i - half);
  const s0 = samples.length;
  const s2 = samples.reduce((sum, x) => sum + x ** 2, 0);
  const s4 = samples.reduce((sum, x) => sum + x ** 4, 0);
  const determinant = s0 * s4 - s2 * s2;
  return samples.map(
    (x) =>
      (s4 - s2 * x * x) / determinant + (x * at) / s2 + ((s0 * x * x - s2) * at * at) / determinant,
  );
}
