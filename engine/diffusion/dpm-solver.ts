import { addNoise } from './add-noise.ts';
import { mix } from './mix.ts';
import { predictOriginal } from './predict-original.ts';
import { takeApart } from './prediction.ts';
import type { Sampler, SamplerSettings } from './sampler.ts';
import { trailingTimesteps } from './schedule.ts';
import { type Shares, sharesAt } from './shares.ts';

/**
 * DPM-Solver++(2M) (Lu et al. 2022, algorithm 2): the clean latents are extrapolated from those of
 * the step before. Its variable is the logarithm of the ratio of signal to noise; beside a step at
 * which that is infinite there is nothing to extrapolate, so those steps, the last among them, are of
 * first order.
 */
export function dpmSolver2m({ schedule, prediction, steps }: SamplerSettings): Sampler {
  const { alphasCumprod } = schedule;
  const timesteps = trailingTimesteps(alphasCumprod.length, steps);
  const alphas = [...timesteps.map((timestep) => alphasCumprod[timestep]!), 1];
  const shares = alphas.map(sharesAt);
  const logRatios = shares.map(({ signal, noise }) => Math.log(signal / noise));
  let before: Float32Array | undefined;
  return {
    timesteps,
    addNoise: (start) => addNoise(start, alphas[start.index]!),
    predictOriginal: predictOriginal({ schedule, prediction }, timesteps),
    step({ index, sample, modelOutput }) {
      const alphaCumprod = alphas[index]!;
      const { clean } = takeApart({ prediction, sample, modelOutput, alphaCumprod });
      const reach = extrapolation(logRatios, index);
      const target =
        before && reach > 0
          ? mix({ of: clean, share: 1 + reach }, { of: before, share: -reach })
          : clean;
      before = clean;
      return towards({ sample, target }, shares[index]!, shares[index + 1]!);
    },
  };
}

/** How much of the clean latents' last change is added to them: half the step's ratio to the last one. */
function extrapolation(logRatios: readonly number[], index: number): number {
  if (index === 0) return 0;
  const step = logRatios[index + 1]! - logRatios[index]!;
  const last = logRatios[index]! - logRatios[index - 1]!;
  return Number.isFinite(step) ? step / (2 * last) : 0;
}

/** The exact way to another noise if the clean latents were `target` all along. */
function towards(
  { sample, target }: { readonly sample: Float32Array; readonly target: Float32Array },
  now: Shares,
  then: Shares,
): Float32Array {
  const kept = then.noise / now.noise;
  return mix({ of: sample, share: kept }, { of: target, share: then.signal - kept * now.signal });
}
