import type { DenoiseOptions } from '../diffusion/denoise.ts';
import { smoothWindows, taperedWeights } from '../diffusion/smooth-windows.ts';
import { uniformWindows } from '../diffusion/windows.ts';
import type { Model } from '../models/open-model.ts';

/**
 * How a clip is cut for the motion modules. `smooth`: windows whose seams fade and lie elsewhere in
 * each step. `public`: as the public pipelines cut it, the same in each step and with hard seams.
 */
export type WindowPolicy =
  | { readonly kind: 'smooth'; readonly size: number; readonly overlap: number }
  | {
      readonly kind: 'public';
      readonly size: number;
      readonly overlap: number;
      readonly stride?: number;
      readonly closedLoop?: boolean;
    };

/**
 * The windows that a model is best at, of `most` frames if that is fewer. Its own motion modules may
 * know fewer than its profile tells of.
 */
export function modelWindows(
  { profile: { window }, widths }: Pick<Model, 'profile' | 'widths'>,
  most = Number.POSITIVE_INFINITY,
): WindowPolicy & { readonly kind: 'smooth' } {
  const size = Math.min(window.frames, widths.motion.positions, most);
  return { kind: 'smooth', size, overlap: Math.min(window.overlap, Math.floor(size / 2)) };
}

export type ClipWindows = Pick<DenoiseOptions, 'windowsAt' | 'weightsOf' | 'publicSums'>;

/** The windows of a clip of so many frames. */
export function clipWindows(policy: WindowPolicy, frames: number): ClipWindows {
  const { size, overlap } = policy;
  if (policy.kind === 'public') {
    const windows = uniformWindows({ ...policy, frames });
    return {
      windowsAt: () => windows,
      weightsOf: ({ length }) => new Float32Array(length).fill(1),
      publicSums: true,
    };
  }
  return {
    windowsAt: (step) => smoothWindows({ frames, size, overlap, step }),
    weightsOf: ({ length }) => taperedWeights(length, overlap),
  };
}
