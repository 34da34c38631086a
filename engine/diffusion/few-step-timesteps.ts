/** The steps of the teacher's sampler that consistency models are distilled along. */
const DISTILLED_STEPS = 50;

/**
 * The training steps that a model distilled into few steps visits, last first: evenly spaced among
 * those it was distilled along (diffusers: schedulers/scheduling_lcm.py).
 * @throws RangeError unless `steps` is a whole number from 1 to 50
 */
export function fewStepTimesteps(trainSteps: number, steps: number): number[] {
  if (!Number.isInteger(steps) || steps < 1 || steps > DISTILLED_STEPS) {
    throw new RangeError(`steps must be a whole number from 1 to ${DISTILLED_STEPS}, not ${steps}`);
  }
  const hop = Math.floor(trainSteps / DISTILLED_STEPS);
  return Array.from(
    { length: steps },
    (_, n) => hop * (DISTILLED_STEPS - Math.floor((n * DISTILLED_STEPS) / steps)) - 1,
  );
}
