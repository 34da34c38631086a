import { concatenate } from '../core/concatenate.ts';
import { createSampler } from '../diffusion/create-sampler.ts';
import { denoise, type PredictRequest } from '../diffusion/denoise.ts';
import { createLatentNoise } from '../diffusion/latent-noise.ts';
import type { Sampler } from '../diffusion/sampler.ts';
import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { timeSinusoid } from '../networks/time-embedding.ts';
import type { OnnxSession } from '../runtime/onnx.ts';
import { type FrameTold, frameInput } from './frame-input.ts';
import { type FrameParts, mixFrame } from './mix-frame.ts';
import type { LiteModel } from './open-lite.ts';

/** Training counts time from 0, the picture, to 1, noise; the network is told it in these. */
const TRAIN_STEPS = 1000;

export interface DenoiseWindowOptions {
  readonly model: LiteModel;
  /** Of the network's pictures. */
  readonly size: LiteSize;
  /** What is seen of the photo, see `lookAtPhoto`. */
  readonly photo: Readonly<Record<string, Float32Array>>;
  readonly network: OnnxSession;
  readonly steps: number;
  /** See `frameNoise`. */
  readonly noise: Float32Array;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A window of frames from noise, by rectified flow, of which the network predicts the end: what each
 * frame is to be mixed of, as the last step has it. All frames begin with the same noise.
 */
export async function denoiseWindow(
  frames: readonly FrameTold[],
  options: DenoiseWindowOptions,
): Promise<readonly FrameParts[]> {
  const { model, size, photo, network, steps, noise, signal } = options;
  const told = frameInput(frames, size);
  const sampler = flowSampler(steps);
  const timeChannels = model.weights.widths.unet.blockOutChannels[0] as number;
  let parts: readonly FrameParts[] = [];
  async function predict({ latents, timestep, step }: PredictRequest): Promise<Float32Array> {
    const time = timeSinusoid(timestep, timeChannels);
    const answer = await network.run({ noisy: latents, ...told, ...photo, time });
    parts = frames.map((_, n) => partsOf(answer, n, frames.length));
    // Behind the last step only the parts are asked for.
    if (step === steps - 1) return latents;
    // The way from the picture to noise: what samplers of flow take a prediction for.
    const way = new Float32Array(latents.length);
    const length = latents.length / frames.length;
    for (const [n, frame] of frames.entries()) {
      const picture = mixFrame(parts[n]!, frame, size);
      for (let i = 0, at = n * length; i < length; i++, at++)
        way[at] = ((latents[at]! - picture[i]!) * TRAIN_STEPS) / timestep;
    }
    return way;
  }
  const begin = () => concatenate(frames.map(() => noise));
  await denoise({
    latents: begin(),
    frames: frames.length,
    sampler,
    guidance: { scale: 1 },
    windowsAt: () => [frames.map((_, n) => n)],
    weightsOf: ({ length }) => new Float32Array(length).fill(1),
    predict,
    noise: begin,
    signal,
  });
  return parts;
}

function flowSampler(steps: number): Sampler {
  const alphasCumprod = new Float32Array(TRAIN_STEPS);
  return createSampler('flow', { schedule: { alphasCumprod }, prediction: 'v', steps });
}

/** What every frame of a clip begins with, [3,H,W], from a seed. */
export function frameNoise(seed: number, { height, width }: LiteSize): Float32Array {
  return createLatentNoise(seed, { frames: 1, channels: 3, pixels: height * width })();
}

function partsOf(
  answer: Readonly<Record<string, Float32Array>>,
  frame: number,
  frames: number,
): FrameParts {
  const own = (name: string) => {
    const all = answer[name] as Float32Array;
    const length = all.length / frames;
    return all.subarray(frame * length, (frame + 1) * length);
  };
  return { colour: own('colour'), logits: own('logits'), flow: own('flow'), gain: own('gain') };
}
