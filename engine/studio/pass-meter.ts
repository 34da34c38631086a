import type { DenoiseProgress } from '../diffusion/denoise-progress.ts';

/** How far a clip is that is denoised in one pass or two. */
export interface PassProgress extends DenoiseProgress {
  /** Left out in the pass that makes the clip. `faces`: small faces are drawn anew, see `refineFaces`. */
  readonly pass?: 'faces';
}

export interface PassMeter {
  /** Told by the pass that makes the clip. */
  clip(progress: DenoiseProgress): void;
  /** Told by the pass on the faces. */
  faces(progress: DenoiseProgress): void;
}

/** Decoding the frames and encoding their faces takes about this part of the time of the first pass. */
const BETWEEN = 0.1;

/**
 * Makes one progress of both passes; the time left follows from the pace so far.
 * @param facesWork what the pass on the faces costs, counted in the first one; 0: there is none
 */
export function createPassMeter(
  facesWork: number,
  report: (progress: PassProgress) => void,
  now: () => number = performance.now.bind(performance),
): PassMeter {
  const startedAt = now();
  const before = facesWork > 0 ? 1 + BETWEEN : 1;
  const total = before + facesWork;
  const at = (done: number) => {
    const fraction = Math.min(1, done / total);
    return { fraction, etaMs: Math.round(((now() - startedAt) * (1 - fraction)) / fraction) };
  };
  return {
    clip: (progress) => report({ ...progress, ...at(progress.fraction) }),
    faces: (progress) =>
      report({ ...progress, ...at(before + facesWork * progress.fraction), pass: 'faces' }),
  };
}
