import type { Schedule } from './schedule.ts';

export interface DdimInput {
  readonly schedule: Pick<Schedule, 'alphasCumprod'>;
  /** The noisy latents. */
  readonly sample: Float32Array;
  /** What the network said of them: a v-prediction. */
  readonly modelOutput: Float32Array;
  /** The training step they are at. */
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

/**
 * One step of DDIM with eta 0 and no clipping, in float32 as diffusers does it
 * (schedulers/scheduling_ddim.py). It leads `trainSteps / steps` back, rounded down, which need not
 * be a step that is visited; before the first one nothing is noise.
 */
export function ddimStep(input: DdimInput): DdimStep {
  const { schedule, sample, modelOutput, timestep, steps } = input;
  const { alphasCumprod } = schedule;
  const earlier = timestep - Math.floor(alphasCumprod.length / steps);
  const now = sharesAt(alphasCumprod[timestep]!);
  const then = sharesAt(earlier < 0 ? 1 : alphasCumprod[earlier]!);
  const predictedOriginal = mix(
    { of: sample, share: now.signal },
    { of: modelOutput, share: -now.noise },
  );
  const predictedNoise = mix(
    { of: modelOutput, share: now.signal },
    { of: sample, share: now.noise },
  );
  const previous = mix(
    { of: predictedOriginal, share: then.signal },
    { of: predictedNoise, share: then.noise },
  );
  return { previous, predictedOriginal };
}

/** How much of a latent is signal and noise; their squares make 1. */
function sharesAt(alphaCumprod: number): { readonly signal: number; readonly noise: number } {
  return {
    signal: Math.fround(Math.sqrt(alphaCumprod)),
    noise: Math.fround(Math.sqrt(Math.fround(1 - alphaCumprod))),
  };
}

interface Part {
  readonly of: Float32Array;
  readonly share: number;
}

/** Each product and the sum round to float32. */
function mix(first: Part, second: Part): Float32Array {
  return first.of.map(
    (value, at) => Math.fround(value * first.share) + Math.fround(second.of[at]! * second.share),
  );
}
