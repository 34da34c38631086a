import { createDenoiseMeter, type DenoiseProgress } from './denoise-progress.ts';
import { type Guidance, guide, isGuided } from './guidance.ts';
import type { Sampler } from './sampler.ts';
import { createWindowSums } from './window-sums.ts';

/** Which rows are asked for: what is seen without the photo and with it, or with it alone. */
export type Rows = readonly ['plain', 'reference'] | readonly ['reference'];

/** One call of the denoising network. */
export interface PredictRequest {
  /** Those of the window's frames, [f,4,h,w]. */
  readonly latents: Float32Array;
  /** The window: which frames of the clip. */
  readonly frames: readonly number[];
  /** Which of the steps, from 0. */
  readonly step: number;
  readonly timestep: number;
  readonly rows: Rows;
}

export interface DenoiseOptions {
  /** Noise of deviation 1, [F,4,h,w]; with a `startStep`, what the sampler's `addNoise` made for it. */
  readonly latents: Float32Array;
  /** The first step that is taken; default 0. With the number of steps, none is. */
  readonly startStep?: number;
  /** F, the frames of the clip. */
  readonly frames: number;
  readonly sampler: Sampler;
  readonly guidance: Guidance;
  /** The windows of a step, which together hold every frame. */
  windowsAt(step: number): readonly (readonly number[])[];
  /** How much each frame of a window counts where windows overlap, over 0. */
  weightsOf(window: readonly number[]): Float32Array;
  /** Answers the network's prediction, [rows · f,4,h,w]. */
  predict(request: PredictRequest): Promise<Float32Array>;
  /** What a step's windows cost beside those of other steps; default 1. The time left goes by it. */
  costOf?(step: number): number;
  /** Draws noise [F,4,h,w], for the samplers that put in some of their own. */
  noise(): Float32Array;
  /** As the public pipelines: without guidance, overlapping windows are summed, not averaged. */
  readonly publicSums?: boolean;
  /** Told behind each step; where that answers a promise, it is waited for. */
  onStep?(step: DenoisedStep): unknown;
  onProgress?(progress: DenoiseProgress): void;
  readonly signal?: AbortSignal | undefined;
}

export interface DenoisedStep {
  readonly index: number;
  /** The guided prediction for the whole clip, [F,4,h,w]. */
  readonly modelOutput: Float32Array;
  /** What it leaves, [F,4,h,w]. */
  readonly latents: Float32Array;
  /** A frame without any noise, as far as can be told now, [4,h,w]. */
  original(frame: number): Float32Array;
}

/**
 * From noise to clean latents [F,4,h,w] (Moore-AnimateAnyone: src/pipelines/pipeline_pose2vid_long.py).
 * Each step predicts window by window; between windows it can be aborted.
 */
export async function denoise(options: DenoiseOptions): Promise<Float32Array> {
  const { sampler, noise, startStep = 0 } = options;
  const steps = planSteps(options).slice(startStep);
  const meter = createDenoiseMeter(steps, (progress) => options.onProgress?.(progress));
  let { latents } = options;
  for (const step of steps) {
    const { index } = step;
    const modelOutput = await predictClip(latents, step, {
      ...options,
      onWindow: () => meter.windowDone(),
    });
    const sample = latents;
    latents = sampler.step({ index, sample, modelOutput, noise });
    await options.onStep?.({
      index,
      modelOutput,
      latents,
      original(frame) {
        const length = sample.length / options.frames;
        const [own, said] = [sample, modelOutput].map((all) => framesOf(all, [frame], length));
        return sampler.predictOriginal({ index, sample: own!, modelOutput: said! });
      },
    });
  }
  return latents;
}

interface PlannedStep {
  /** Among all steps of the sampler. */
  readonly index: number;
  readonly timestep: number;
  readonly rows: Rows;
  readonly windows: readonly (readonly number[])[];
  readonly cost: number;
}

function planSteps({
  sampler,
  guidance,
  windowsAt,
  costOf,
}: DenoiseOptions): readonly PlannedStep[] {
  const { timesteps } = sampler;
  return timesteps.map((timestep, index) => ({
    index,
    timestep,
    rows: isGuided(guidance, index, timesteps.length) ? ['plain', 'reference'] : ['reference'],
    windows: windowsAt(index),
    cost: costOf?.(index) ?? 1,
  }));
}

/** The guided prediction for all frames, [F,4,h,w]. */
async function predictClip(
  latents: Float32Array,
  { index: step, timestep, rows, windows }: PlannedStep,
  options: DenoiseOptions & { onWindow(): void },
): Promise<Float32Array> {
  const { frames, guidance, publicSums = false } = options;
  const predict = async (window: readonly number[], own: Float32Array) => {
    options.signal?.throwIfAborted();
    const answer = await options.predict({ latents: own, frames: window, step, timestep, rows });
    options.onWindow();
    return guided(answer, rows, guidance);
  };
  const [first = []] = windows;
  // Where all is in one window there is nothing to weigh, and much to copy.
  if (windows.length === 1 && isWhole(first, frames) && !publicSums) return predict(first, latents);
  const frameLength = latents.length / frames;
  const sums = createWindowSums(frames, frameLength);
  for (const window of windows) {
    const own = framesOf(latents, window, frameLength);
    sums.add(window, await predict(window, own), options.weightsOf(window));
  }
  return publicSums && rows.length === 1 ? sums.sums : sums.average();
}

function isWhole(window: readonly number[], frames: number): boolean {
  return window.length === frames && window.every((frame, n) => frame === n);
}

function framesOf(latents: Float32Array, window: readonly number[], length: number): Float32Array {
  const own = new Float32Array(window.length * length);
  for (const [n, frame] of window.entries()) {
    own.set(latents.subarray(frame * length, (frame + 1) * length), n * length);
  }
  return own;
}

function guided(answer: Float32Array, rows: Rows, { scale }: Guidance): Float32Array {
  if (rows.length === 1) return answer;
  const half = answer.length / 2;
  return guide(answer.subarray(0, half), answer.subarray(half), scale);
}
