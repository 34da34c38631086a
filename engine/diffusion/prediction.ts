import { mix } from './mix.ts';
import { sharesAt } from './shares.ts';

/** What a network was trained to say of noisy latents: the velocity, or the noise in them. */
export type Prediction = 'v' | 'epsilon';

export interface PredictionInput {
  readonly prediction: Prediction;
  /** The noisy latents. */
  readonly sample: Float32Array;
  /** What the network said of them. */
  readonly modelOutput: Float32Array;
  /** The part of the clean signal's power that is left in them. */
  readonly alphaCumprod: number;
}

export interface Parts {
  /** The latents without any noise, as far as can be told now. */
  readonly clean: Float32Array;
  /** The noise in them, of deviation 1. */
  readonly noise: Float32Array;
}

/** The smallest part of signal of which the noise alone still tells what it was. */
const LEAST_ALPHA = 2 ** -24;

/** Takes noisy latents apart, in float32 as diffusers does it (schedulers/scheduling_ddim.py). */
export function takeApart(input: PredictionInput): Parts {
  const { prediction, sample, modelOutput, alphaCumprod } = input;
  if (prediction === 'epsilon') {
    const { signal, noise } = sharesAt(Math.max(alphaCumprod, LEAST_ALPHA));
    const clean = mix(
      { of: sample, share: 1 / signal },
      { of: modelOutput, share: -noise / signal },
    );
    return { clean, noise: modelOutput };
  }
  const { signal, noise } = sharesAt(alphaCumprod);
  return {
    clean: mix({ of: sample, share: signal }, { of: modelOutput, share: -noise }),
    noise: mix({ of: modelOutput, share: signal }, { of: sample, share: noise }),
  };
}
