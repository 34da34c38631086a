import { addNoise } from './add-noise.ts';
import { fewStepTimesteps } from './few-step-timesteps.ts';
import { mix } from './mix.ts';
import { predictOriginal } from './predict-original.ts';
import { takeApart } from './prediction.ts';
import type { Sampler, SamplerSettings } from './sampler.ts';
import { sharesAt } from './shares.ts';

/** Deviation of the data, and what time is multiplied by: those of the public distillations. */
const DATA_DEVIATION = 0.5;
const TIME_SCALE = 10;

/**
 * Sampling in few steps from latent consistency models (Luo et al. 2023, algorithm 3): each step
 * jumps to the clean latents, and all but the last put new noise upon them.
 */
export function lcm({ schedule, prediction, steps }: SamplerSettings): Sampler {
  const { alphasCumprod } = schedule;
  const timesteps = fewStepTimesteps(alphasCumprod.length, steps);
  return {
    timesteps,
    addNoise: (start) => addNoise(start, alphasCumprod[timesteps[start.index]!]!),
    predictOriginal: predictOriginal({ schedule, prediction }, timesteps),
    step({ index, sample, modelOutput, noise }) {
      const timestep = timesteps[index]!;
      const alphaCumprod = alphasCumprod[timestep]!;
      const { clean } = takeApart({ prediction, sample, modelOutput, alphaCumprod });
      const { out, skip } = boundaryShares(timestep);
      const consistent = mix({ of: clean, share: out }, { of: sample, share: skip });
      const next = timesteps[index + 1];
      if (next === undefined) return consistent;
      const then = sharesAt(alphasCumprod[next]!);
      return mix({ of: consistent, share: then.signal }, { of: noise(), share: then.noise });
    },
  };
}

/** How much of the answer is the network's; at time 0 it is the sample itself, as consistency asks. */
function boundaryShares(timestep: number): { readonly out: number; readonly skip: number } {
  const time = timestep * TIME_SCALE;
  const squares = time ** 2 + DATA_DEVIATION ** 2;
  return { out: time / Math.sqrt(squares), skip: DATA_DEVIATION ** 2 / squares };
}
