import { mix } from './mix.ts';
import type { Sampler, SamplerSettings } from './sampler.ts';

/**
 * Euler's method along rectified flow (Liu et al. 2023): latents lie on the straight line between the
 * picture and noise, and the network answers the way from one to the other, `noise - picture`. Its
 * times are even parts of the way, counted in training steps; the noise of the schedule plays no part.
 * @throws RangeError unless `steps` is a whole number from 1
 */
export function rectifiedFlow({ schedule, steps }: SamplerSettings): Sampler {
  if (!Number.isInteger(steps) || steps < 1) {
    throw new RangeError(`steps must be a whole number from 1, not ${steps}`);
  }
  const trainSteps = schedule.alphasCumprod.length;
  return {
    timesteps: Array.from({ length: steps }, (_, n) => (trainSteps * (steps - n)) / steps),
    addNoise({ index, clean, noise }) {
      const share = (steps - index) / steps;
      return mix({ of: clean, share: 1 - share }, { of: noise, share });
    },
    predictOriginal: ({ index, sample, modelOutput }) =>
      mix({ of: sample, share: 1 }, { of: modelOutput, share: (index - steps) / steps }),
    step: ({ sample, modelOutput }) =>
      mix({ of: sample, share: 1 }, { of: modelOutput, share: -1 / steps }),
  };
}
