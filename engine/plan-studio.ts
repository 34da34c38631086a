import type { ClipNote } from './core/clip-note.ts';
import type { PictureSize } from './diffusion/pillow-resize.ts';
import { planMemory } from './models/memory-plan.ts';
import type { StageMemory } from './models/memory-stages.ts';
import type { Model } from './models/open-model.ts';
import { type MemoryLimits, networkMemory } from './network-memory.ts';
import type { RenderRequest } from './render-request.ts';
import { modelWindows } from './studio/window-policy.ts';

/** How a model makes a clip so that it fits into memory. */
export interface StudioPlan {
  /** Of the networks' pictures, pixels, multiples of 8. */
  readonly size: PictureSize;
  /** Frames that are denoised together. */
  readonly window: number;
  /** See `SamplingOptions`. */
  readonly splitGuidance: boolean;
  /** What denoising leaves of the memory, bytes: for features that its steps share. */
  readonly freeBytes: number;
  readonly notes: readonly ClipNote[];
}

interface PlanContext {
  /** Of the whole clip. */
  readonly frames: number;
  readonly limits: MemoryLimits;
}

/**
 * Plans a clip for the memory that there is now, before any network is loaded.
 * @throws UserError `memory-short`, `memory-precision`
 */
export async function planStudio(
  model: Model,
  { width, height, studio = {} }: RenderRequest,
  { frames, limits }: PlanContext,
): Promise<StudioPlan> {
  const guidance = studio.guidance ?? model.profile.schedule.guidance;
  const window = Math.min(modelWindows(model).size, frames);
  const availableBytes = await networkMemory(model.provider, allowed(limits, studio.memory));
  const { choice, stages } = planMemory({
    style: model,
    provider: model.provider,
    availableBytes,
    wanted: {
      width,
      height,
      frames,
      window,
      guidance: guidance > 1,
      deepCache: (studio.cacheInterval ?? 1) > 1,
    },
  });
  const isSmaller = choice.width < width || choice.height < height;
  return {
    size: { width: choice.width, height: choice.height },
    window: choice.window,
    splitGuidance: choice.guidance === 'split',
    freeBytes: Math.max(0, availableBytes - denoisingBytes(stages)),
    notes: [
      ...(isSmaller ? (['drawn-smaller'] as const) : []),
      ...(choice.window < window ? (['short-windows'] as const) : []),
    ],
  };
}

function denoisingBytes(stages: readonly StageMemory[]): number {
  return Math.max(...stages.map(({ stage, total }) => (stage === 'denoise' ? total : 0)));
}

/** Who asks for a clip may allow less, or more, than the environment. */
function allowed(limits: MemoryLimits, megabytes: number | undefined): MemoryLimits {
  if (megabytes === undefined) return limits;
  return { machineBytes: megabytes * 1e6, cardBytes: megabytes * 1e6 };
}
