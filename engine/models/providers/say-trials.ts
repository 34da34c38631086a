import type { SizedTrials } from './kept-trials.ts';
import type { ProviderTrial } from './provider-trial.ts';

/** What came of the trials, for the operator: a line a provider, below what was tried. */
export function sizedTrialLines({ sidePixels, frames, trials }: SizedTrials): readonly string[] {
  const what = `${frames} frames of ${sidePixels} × ${sidePixels} pixels`;
  return [what, ...trials.map((trial) => `  ${trial.provider.padEnd(9)} ${sayTrial(trial)}`)];
}

/** In a clause. */
export function sayTrial(trial: ProviderTrial): string {
  if (!('stepMs' in trial)) return `out: ${trial.reason}`;
  const { openMs, stepMs, error } = trial;
  const times = `${sayTime(stepMs)} a step, ${sayTime(openMs)} to open`;
  if (trial.provider === 'cpu') return times;
  if (error === null) return `${times}, not compared: the CPU had no answer`;
  return `${times}, ${(100 * error).toPrecision(2)} % off the CPU`;
}

function sayTime(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
