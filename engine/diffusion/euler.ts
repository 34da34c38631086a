import { addNoise } from './add-noise.ts';
import { mix } from './mix.ts';
import { predictOriginal } from './predict-original.ts';
import { takeApart } from './prediction.ts';
import type { Sampler, SamplerSettings } from './sampler.ts';
import { trailingTimesteps } from './schedule.ts';
import { sharesAt } from './shares.ts';

/**
 * Euler's method on the probability flow, whose variable is the ratio of noise to signal (Karras et
 * al. 2022, algorithm 1 without churn). Written for latents of deviation 1, where a step is the clean
 * part and the noise mixed anew: so it holds where there is no signal and the ratio is infinite. Each
 * step leads to the next one visited, and the last to no noise.
 */
export function euler({ schedule, prediction, steps }: SamplerSettings): Sampler {
  const { alphasCumprod } = schedule;
  const timesteps = trailingTimesteps(alphasCumprod.length, steps);
  const alphas = [...timesteps.map((timestep) => alphasCumprod[timestep]!), 1];
  return {
    timesteps,
    addNoise: (start) => addNoise(start, alphas[start.index]!),
    predictOriginal: predictOriginal({ schedule, prediction }, timesteps),
    step({ index, sample, modelOutput }) {
      const alphaCumprod = alphas[index]!;
      const { clean, noise } = takeApart({ prediction, sample, modelOutput, alphaCumprod });
      const then = sharesAt(alphas[index + 1]!);
      return mix({ of: clean, share: then.signal }, { of: noise, share: then.noise });
    },
  };
}
