import type { ClipChoice } from './memory-stages.ts';

/** The clip as it was asked for. */
export interface ClipRequest {
  /** Pixels, multiples of 8. */
  readonly height: number;
  readonly width: number;
  /** Of the whole clip. */
  readonly frames: number;
  /** Frames that the model is best at denoising together. */
  readonly window: number;
  /** Whether there is classifier-free guidance. */
  readonly guidance: boolean;
}

/** Shorter windows lose coherence in time, and below 8 frames most of it. */
const WINDOWS = [24, 16, 12, 8];
/** Parts of the size that was asked for; the networks know nothing of people under this height. */
const SCALES = [1, 0.75, 0.5];
const SMALLEST_SIDE = 256;

/**
 * The ways to make a clip, best first: what costs only time comes before what costs coherence (the
 * window), and that before what costs sharpness (the size).
 */
export function clipChoices(wanted: ClipRequest): readonly ClipChoice[] {
  const window = Math.min(wanted.window, wanted.frames);
  const windows = [window, ...WINDOWS.filter((frames) => frames < window)];
  const guidances = wanted.guidance ? (['batch', 'split'] as const) : (['none'] as const);
  return sizesOf(wanted).flatMap((size) =>
    windows.flatMap((frames) =>
      guidances.map((guidance) => ({ ...size, window: frames, guidance })),
    ),
  );
}

function sizesOf({ height, width }: ClipRequest) {
  const eighths = (side: number, scale: number) => 8 * Math.round((side * scale) / 8);
  return SCALES.map((scale) => ({
    height: eighths(height, scale),
    width: eighths(width, scale),
  })).filter((size, at) => at === 0 || Math.min(size.height, size.width) >= SMALLEST_SIDE);
}
