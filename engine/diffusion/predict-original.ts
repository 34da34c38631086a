import { takeApart } from './prediction.ts';
import type { Sampler, SamplerSettings } from './sampler.ts';

/** `Sampler.predictOriginal` of every sampler that visits steps of a schedule. */
export function predictOriginal(
  { schedule, prediction }: Pick<SamplerSettings, 'schedule' | 'prediction'>,
  timesteps: readonly number[],
): Sampler['predictOriginal'] {
  return ({ index, sample, modelOutput }) => {
    const alphaCumprod = schedule.alphasCumprod[timesteps[index]!]!;
    return takeApart({ prediction, sample, modelOutput, alphaCumprod }).clean;
  };
}
