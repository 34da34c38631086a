/**
 * The step to begin at where clean latents are not made anew but changed: `strength` of the steps are
 * left, rounded down (SDEdit, Meng et al. 2022; diffusers: `get_timesteps` of its image-to-image
 * pipelines). 1 takes all steps; where not one is left, the answer is `steps`.
 * @throws RangeError unless `strength` is from 0 to 1
 */
export function startStep(steps: number, strength: number): number {
  if (!(strength >= 0 && strength <= 1)) {
    throw new RangeError(`strength must be from 0 to 1, not ${strength}`);
  }
  return steps - Math.floor(steps * strength);
}
