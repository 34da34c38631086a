import { mix } from './mix.ts';
import type { SamplerStart } from './sampler.ts';
import { sharesAt } from './shares.ts';

/**
 * Clean latents with noise, so that `alphaCumprod` of the signal's power is left, in float32 as diffusers
 * does it (schedulers/scheduling_ddim.py, `add_noise`).
 */
export function addNoise(
  { clean, noise }: Omit<SamplerStart, 'index'>,
  alphaCumprod: number,
): Float32Array {
  const shares = sharesAt(alphaCumprod);
  return mix({ of: clean, share: shares.signal }, { of: noise, share: shares.noise });
}
