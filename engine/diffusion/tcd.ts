import { addNoise } from './add-noise.ts';
import { fewStepTimesteps } from './few-step-timesteps.ts';
import { mix } from './mix.ts';
import { predictOriginal } from './predict-original.ts';
import { takeApart } from './prediction.ts';
import type { Sampler, SamplerSettings } from './sampler.ts';
import { sharesAt } from './shares.ts';

/** How far beyond the next step each one goes, to come back with new noise: the paper's gamma. */
const STOCHASTICITY = 0.3;

/**
 * Strategic stochastic sampling from trajectory consistency models (Zheng et al. 2024, algorithm 4):
 * each step follows the trajectory to a time before the next one and puts new noise upon that. The
 * last one ends without noise.
 */
export function tcd({ schedule, prediction, steps }: SamplerSettings): Sampler {
  const { alphasCumprod } = schedule;
  const timesteps = fewStepTimesteps(alphasCumprod.length, steps);
  return {
    timesteps,
    addNoise: (start) => addNoise(start, alphasCumprod[timesteps[start.index]!]!),
    predictOriginal: predictOriginal({ schedule, prediction }, timesteps),
    step({ index, sample, modelOutput, noise: draw }) {
      const alphaCumprod = alphasCumprod[timesteps[index]!]!;
      const { clean, noise } = takeApart({ prediction, sample, modelOutput, alphaCumprod });
      const next = timesteps[index + 1];
      if (next === undefined) return clean;
      const beyond = alphasCumprod[Math.floor((1 - STOCHASTICITY) * next)]!;
      const then = sharesAt(beyond);
      const reached = mix({ of: clean, share: then.signal }, { of: noise, share: then.noise });
      const back = sharesAt(alphasCumprod[next]! / beyond);
      return mix({ of: reached, share: back.signal }, { of: draw(), share: back.noise });
    },
  };
}
