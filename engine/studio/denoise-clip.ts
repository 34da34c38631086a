import { createSampler, type SamplerKind } from '../diffusion/create-sampler.ts';
import { type DenoiseOptions, denoise } from '../diffusion/denoise.ts';
import type { Guidance } from '../diffusion/guidance.ts';
import { createLatentNoise } from '../diffusion/latent-noise.ts';
import type { Sampler } from '../diffusion/sampler.ts';
import { makeSchedule, type ScheduleSettings } from '../diffusion/schedule.ts';
import { startStep } from '../diffusion/start-step.ts';
import type { Model } from '../models/open-model.ts';
import { latentSize } from './latent-size.ts';
import type { PhotoFeatures } from './photo-features.ts';
import { openPoseFeatures, type Poses } from './pose-features.ts';
import { clipWindows, type WindowPolicy } from './window-policy.ts';
import { createWindowPredictor, type DeepCache } from './window-predictor.ts';

/**
 * How a clip is sampled; what is left out is as the model's profile has it, but that samplers of
 * distilled networks take four steps without guidance.
 */
interface SamplingOptions {
  readonly seed: number;
  /** Default `ddim`. */
  readonly sampler?: SamplerKind;
  readonly steps?: number;
  readonly guidance?: Guidance;
  /** The two rows of guidance one after the other: half the activations, twice the weights. */
  readonly splitGuidance?: boolean;
  /**
   * Every so many steps the whole network runs; those between take its deep features over from the one
   * before (DeepCache). Default 1: each step runs it.
   */
  readonly cacheInterval?: number;
  /** The skip branch below which features are taken over, counted from the outermost; default 0. */
  readonly cacheBranch?: number;
  /** What these features may take, at most and by default 2 GiB; see `DeepCache`. */
  readonly cacheBytes?: number;
  /** Default: smooth, with the profile's sizes. */
  readonly windows?: WindowPolicy;
  readonly schedule?: ScheduleSettings;
}

export interface ClipOptions extends Pick<DenoiseOptions, 'onStep' | 'onProgress' | 'signal'> {
  readonly model: Model;
  readonly photo: PhotoFeatures;
  readonly poses: Poses;
  readonly sampling: SamplingOptions;
  /** Draws noise [F,4,h,w], first that to begin with; default that of the seed. */
  readonly noise?: () => Float32Array;
  /** Frames that are there already and are changed; default: all is made from noise. */
  readonly init?: InitialLatents;
}

interface InitialLatents {
  /** Of the frames, without noise, [F,4,h,w]. */
  readonly latents: Float32Array;
  /** The part of the steps that are taken, 0…1; see `startStep`. */
  readonly strength: number;
}

/** A photo's features and poses → the clip's latents, [F,4,h,w]. */
export async function denoiseClip(options: ClipOptions): Promise<Float32Array> {
  const { model, photo, poses, sampling } = options;
  const noise = options.noise ?? seededNoise(options);
  const { guidance } = defaultsOf(model, sampling.sampler);
  const steps = stepsOf(model, sampling);
  const deepCache = deepCacheOf(sampling);
  const sampler = samplerOf(model, { ...sampling, steps });
  const features = await openPoseFeatures(model, poses, { size: photo.size });
  const predictor = createWindowPredictor(model, {
    photo,
    poses: features,
    splitGuidance: sampling.splitGuidance,
    deepCache,
  });
  try {
    return await denoise({
      ...options,
      frames: poses.frames,
      ...begin(sampler, noise(), options.init),
      noise,
      sampler,
      guidance: sampling.guidance ?? { scale: guidance },
      ...clipWindows(sampling.windows ?? profileWindows(model), poses.frames),
      predict: (request) => predictor.predict(request),
      ...(deepCache && {
        costOf: (step) => (step % deepCache.interval === 0 ? 1 : SHALLOW_COST),
      }),
    });
  } finally {
    await predictor.close();
    await features.close();
  }
}

/** What is begun with, and at which step; where no step is left, nothing changes. */
function begin(sampler: Sampler, noise: Float32Array, init: InitialLatents | undefined) {
  if (!init) return { latents: noise };
  const steps = sampler.timesteps.length;
  const index = startStep(steps, init.strength);
  const clean = init.latents;
  return {
    startStep: index,
    latents: index < steps ? sampler.addNoise({ index, clean, noise }) : clean,
  };
}

/** Of the whole network's work, at skip branch 0; measured 6 to 9 % from 128×128 to 512×768. */
const SHALLOW_COST = 0.08;

const MOST_CACHE_BYTES = 2 * 2 ** 30;

/** @throws RangeError unless the interval is a whole number from 1 */
function deepCacheOf(sampling: SamplingOptions): DeepCache | undefined {
  const { cacheInterval: interval = 1, cacheBranch: branch = 0, cacheBytes } = sampling;
  if (!Number.isInteger(interval) || interval < 1)
    throw new RangeError(`the cache interval must be a whole number from 1, not ${interval}`);
  if (interval === 1) return undefined;
  const limitBytes = Math.min(cacheBytes ?? MOST_CACHE_BYTES, MOST_CACHE_BYTES);
  return { interval, branch, limitBytes };
}

function seededNoise({ model, photo, poses, sampling }: ClipOptions): () => Float32Array {
  const [height, width] = latentSize(photo.size);
  const channels = model.widths.unet.latentChannels;
  return createLatentNoise(sampling.seed, {
    frames: poses.frames,
    channels,
    pixels: height * width,
  });
}

/** In how many steps a clip is sampled. */
export function stepsOf(model: Model, { steps, sampler }: SamplingOptions): number {
  return steps ?? defaultsOf(model, sampler).steps;
}

function defaultsOf({ profile: { schedule } }: Model, sampler: SamplerKind | undefined) {
  return sampler === 'lcm' || sampler === 'tcd' ? { steps: 4, guidance: 1 } : schedule;
}

function samplerOf({ profile }: Model, sampling: SamplingOptions & { readonly steps: number }) {
  return createSampler(sampling.sampler ?? 'ddim', {
    schedule: makeSchedule(sampling.schedule ?? profile.schedule),
    prediction: profile.schedule.prediction,
    steps: sampling.steps,
  });
}

/** A model's own motion modules may know fewer frames than those that its profile tells of. */
function profileWindows({ profile: { window }, widths }: Model): WindowPolicy {
  const size = Math.min(window.frames, widths.motion.positions);
  return { kind: 'smooth', size, overlap: Math.min(window.overlap, Math.floor(size / 2)) };
}
