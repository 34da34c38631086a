import { roundHalfEven } from './round-half-even.ts';

/** The noise that a model was trained with, as its profile has it. */
export interface ScheduleSettings {
  readonly trainSteps: number;
  readonly betaStart: number;
  readonly betaEnd: number;
  readonly betas: 'linear' | 'scaled_linear';
  readonly zeroTerminalSnr: boolean;
}

export interface Schedule {
  /** How much noise each training step adds. */
  readonly betas: Float32Array;
  /** The part of the clean signal's power that is left at each training step. */
  readonly alphasCumprod: Float32Array;
}

/** In float32, operation for operation, as diffusers has it (schedulers/scheduling_ddim.py). */
export function makeSchedule(settings: ScheduleSettings): Schedule {
  const plain = trainingBetas(settings);
  const betas = settings.zeroTerminalSnr ? withZeroTerminalSnr(plain) : plain;
  return { betas, alphasCumprod: cumulativeAlphas(betas) };
}

/**
 * The training steps to visit, last first, evenly spaced back from the end ("trailing").
 * @throws RangeError unless `steps` is a whole number from 1 to `trainSteps`
 */
export function trailingTimesteps(trainSteps: number, steps: number): number[] {
  if (!Number.isInteger(steps) || steps < 1 || steps > trainSteps) {
    throw new RangeError(`steps must be a whole number from 1 to ${trainSteps}, not ${steps}`);
  }
  // NumPy counts in the difference of the first two values, already rounded; a few ties hang on it.
  const hop = trainSteps - (trainSteps - trainSteps / steps);
  return Array.from({ length: steps }, (_, n) => roundHalfEven(trainSteps - n * hop) - 1);
}

function trainingBetas({ trainSteps, betaStart, betaEnd, betas }: ScheduleSettings): Float32Array {
  if (betas === 'linear') return linspace(betaStart, betaEnd, trainSteps);
  return linspace(Math.sqrt(betaStart), Math.sqrt(betaEnd), trainSteps).map((root) => root * root);
}

/** As torch.linspace: from the nearer end, so that both are exact, and rounded once (fused). */
function linspace(start: number, end: number, count: number): Float32Array {
  const [first, last] = [Math.fround(start), Math.fround(end)];
  const step = Math.fround(Math.fround(last - first) / (count - 1));
  return Float32Array.from({ length: count }, (_, n) =>
    n < Math.floor(count / 2) ? first + step * n : last - step * (count - n - 1),
  );
}

/** Lin et al. 2024, "Common Diffusion Noise Schedules and Sample Steps are Flawed", algorithm 1. */
function withZeroTerminalSnr(betas: Float32Array): Float32Array {
  const roots = cumulativeAlphas(betas).map(Math.sqrt);
  const [first, last] = [roots[0]!, roots.at(-1)!];
  const stretch = Math.fround(first / Math.fround(first - last));
  const kept = roots.map((root) => Math.fround(Math.fround(root - last) * stretch) ** 2);
  return kept.map((part, n) => 1 - (n === 0 ? part : Math.fround(part / kept[n - 1]!)));
}

/** Multiplied in double precision and rounded at each step, as torch.cumprod does on the CPU. */
function cumulativeAlphas(betas: Float32Array): Float32Array {
  let product = 1;
  return betas.map((beta) => {
    product *= Math.fround(1 - beta);
    return product;
  });
}
