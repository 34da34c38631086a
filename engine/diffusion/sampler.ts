import type { Prediction } from './prediction.ts';
import type { Schedule } from './schedule.ts';

/** A way from noise to clean latents. Its steps are taken in order, each once. */
export interface Sampler {
  /** The time that the network is told at each step, the noisiest first. */
  readonly timesteps: readonly number[];
  /** The latents of the next step; behind the last one, the clean ones. */
  step(step: SamplerStep): Float32Array;
  /** The latents without any noise, as far as can be told at a step; of some frames as well as of all. */
  predictOriginal(step: Omit<SamplerStep, 'noise'>): Float32Array;
  /** Clean latents with as much noise as the sample of a step has: to begin there, see `startStep`. */
  addNoise(start: SamplerStart): Float32Array;
}

interface SamplerStep {
  /** Which of the steps. */
  readonly index: number;
  /** The noisy latents; the first are noise of deviation 1. */
  readonly sample: Float32Array;
  /** What the network said of them. */
  readonly modelOutput: Float32Array;
  /** Draws noise for all latents; only samplers with noise of their own ask for it. */
  noise(): Float32Array;
}

export interface SamplerStart {
  /** The first step that will be taken. */
  readonly index: number;
  /** The latents to begin with, without noise. */
  readonly clean: Float32Array;
  /** As many numbers of deviation 1. */
  readonly noise: Float32Array;
}

export interface SamplerSettings {
  readonly schedule: Pick<Schedule, 'alphasCumprod'>;
  readonly prediction: Prediction;
  readonly steps: number;
}
