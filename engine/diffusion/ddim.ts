import { addNoise } from './add-noise.ts';
import { mix } from './mix.ts';
import { predictOriginal } from './predict-original.ts';
import { type PredictionInput, takeApart } from './prediction.ts';
import type { Sampler, SamplerSettings } from './sampler.ts';
import { type Schedule, trailingTimesteps } from './schedule.ts';
import { sharesAt } from './shares.ts';

export interface DdimInput extends Omit<PredictionInput, 'alphaCumprod'> {
  readonly schedule: Pick<Schedule, 'alphasCumprod'>;
  /** The training step that the latents are at. */
  readonly timestep: number;
  /** In how many steps the clip is made. */
  readonly steps: number;
}

export interface DdimStep {
  /** The latents with less noise: the next step's sample. */
  readonly previous: Float32Array;
  /** The latents without any noise, as far as can be told now. */
  readonly predictedOriginal: Float32Array;
}

/** DDIM (Song et al. 2021) with eta 0, over the steps that the public pipelines visit. */
export function ddim({ schedule, prediction, steps }: SamplerSettings): Sampler {
  const timesteps = trailingTimesteps(schedule.alphasCumprod.length, steps);
  return {
    timesteps,
    addNoise: (start) => addNoise(start, schedule.alphasCumprod[timesteps[start.index]!]!),
    predictOriginal: predictOriginal({ schedule, prediction }, timesteps),
    step({ index, sample, modelOutput }) {
      const timestep = timesteps[index]!;
      return ddimStep({ schedule, prediction, sample, modelOutput, timestep, steps }).previous;
    },
  };
}

/**
 * One step of DDIM with eta 0 and no clipping, in float32 as diffusers does it
 * (schedulers/scheduling_ddim.py). It leads `trainSteps / steps` back, rounded down, which need not
 * be a step that is visited; before the first one nothing is noise.
 */
export function ddimStep(input: DdimInput): DdimStep {
  const { schedule, timestep, steps } = input;
  const { alphasCumprod } = schedule;
  const earlier = timestep - Math.floor(alphasCumprod.length / steps);
  const { clean, noise } = takeApart({ ...input, alphaCumprod: alphasCumprod[timestep]! });
  const then = sharesAt(earlier < 0 ? 1 : alphasCumprod[earlier]!);
  const previous = mix({ of: clean, share: then.signal }, { of: noise, share: then.noise });
  return { previous, predictedOriginal: clean };
}
