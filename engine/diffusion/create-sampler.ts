import { ddim } from './ddim.ts';
import { dpmSolver2m } from './dpm-solver.ts';
import { euler } from './euler.ts';
import { lcm } from './lcm.ts';
import { rectifiedFlow } from './rectified-flow.ts';
import type { Sampler, SamplerSettings } from './sampler.ts';
import { tcd } from './tcd.ts';

/**
 * How a clip is sampled: `ddim` as the public pipelines, `dpm++2m` and `euler` for fewer steps of the
 * same networks, `lcm` and `tcd` for networks distilled that way, `flow` for those that were trained
 * on straight lines from noise to picture.
 */
export type SamplerKind = 'ddim' | 'dpm++2m' | 'euler' | 'lcm' | 'tcd' | 'flow';

/** @throws RangeError where there are more steps than the kind can take, or none */
export function createSampler(kind: SamplerKind, settings: SamplerSettings): Sampler {
  return SAMPLERS[kind](settings);
}

const SAMPLERS: Readonly<Record<SamplerKind, (settings: SamplerSettings) => Sampler>> = {
  ddim,
  'dpm++2m': dpmSolver2m,
  euler,
  lcm,
  tcd,
  flow: rectifiedFlow,
};
