import { createLatentNoise } from '../../../engine/diffusion/latent-noise.ts';
import type { Model } from '../../../engine/models/open-model.ts';
import { decodeFrames } from '../../../engine/studio/decode-frames.ts';
import { denoiseClip } from '../../../engine/studio/denoise-clip.ts';
import { keepNetworks } from '../../../engine/studio/keep-networks.ts';
import { readPhoto } from '../../../engine/studio/photo-features.ts';
import type { Poses } from '../../../engine/studio/pose-features.ts';
import { channelsFirst, framesFirst } from '../layout.ts';
import { arrayOf, type Computed, numbersOf, type ParitySet } from '../parity-set.ts';
import { scheduleSettings } from './scheduler.ts';

const PREFIX = '07_pipeline/';
const SHARED = 'latents_after_step_interval_2';

/** `07_pipeline`: from the pictures of the set to frames, by the code that makes clips. */
export async function* pipelineCase(set: ParitySet): AsyncIterable<Computed> {
  const networks = keepNetworks(set.model);
  try {
    yield* computePipeline(set, networks.model);
  } finally {
    await networks.close();
  }
}

async function* computePipeline(set: ParitySet, model: Model): AsyncIterable<Computed> {
  const { guidance_scale } = set.config;
  yield await initialLatents(set);
  const main = await runClip(set, model, { roundBank: true, guidance: guidance_scale });
  yield { name: `${PREFIX}guided_model_output`, values: main.modelOutputs };
  yield { name: `${PREFIX}latents_after_step`, values: main.latentsAfterStep };
  yield* video(set, model, main.latents);
  const unrounded = await runClip(set, model, { roundBank: false, guidance: guidance_scale });
  yield { name: `${PREFIX}latents_after_step_bank_fp32`, values: unrounded.latentsAfterStep };
  const unguided = await runClip(set, model, { roundBank: true, guidance: 1 });
  yield { name: `${PREFIX}latents_after_step_guidance1`, values: unguided.latentsAfterStep };
  // The public pipeline shares nothing between steps, so its sets lack it.
  if (!(await set.golden('07_pipeline')).has(SHARED)) return;
  const shared = await runClip(set, model, {
    roundBank: false,
    guidance: guidance_scale,
    cacheInterval: 2,
  });
  yield { name: PREFIX + SHARED, values: shared.latentsAfterStep };
}

/** Drawn from the seed where the set tells it. */
async function initialLatents({ config, golden, latent }: ParitySet): Promise<Computed> {
  const name = `${PREFIX}initial_latents`;
  const seed = config.seeds?.latents;
  if (seed === undefined) return { name };
  const { shape } = arrayOf(await golden('07_pipeline'), 'initial_latents');
  const [, channels, frames] = shape as [number, number, number];
  const noise = createLatentNoise(seed, { frames, channels, pixels: latent[0] * latent[1] });
  return { name, values: channelsFirst(noise(), shape) };
}

interface Variant {
  readonly roundBank: boolean;
  readonly guidance: number;
  /** Default 1: every step runs the whole network. */
  readonly cacheInterval?: number;
}

/** One run with the public settings; all its steps one after the other, in PyTorch's layout. */
async function runClip(set: ParitySet, model: Model, variant: Variant) {
  const { config, golden, picture } = set;
  const { width, height, context } = config;
  const file = await golden('07_pipeline');
  const { shape } = arrayOf(file, 'initial_latents');
  const initial = framesFirst(numbersOf(file, 'initial_latents'), shape);
  const photo = await readPhoto(model, await picture('ref.png'), {
    size: { width, height },
    roundBank: variant.roundBank,
  });
  const modelOutputs: number[] = [];
  const latentsAfterStep: number[] = [];
  const latents = await denoiseClip({
    model,
    photo,
    poses: posesOf(set),
    noise: () => initial,
    sampling: {
      seed: 0,
      steps: config.steps,
      schedule: scheduleSettings(config),
      guidance: { scale: variant.guidance },
      cacheInterval: variant.cacheInterval ?? 1,
      windows: {
        kind: 'public',
        size: context.frames,
        stride: context.stride,
        overlap: context.overlap,
      },
    },
    onStep(step) {
      for (const value of channelsFirst(step.modelOutput, shape)) modelOutputs.push(value);
      for (const value of channelsFirst(step.latents, shape)) latentsAfterStep.push(value);
    },
  });
  return { latents, modelOutputs, latentsAfterStep };
}

function posesOf({ config, picture }: ParitySet): Poses {
  return {
    frames: config.frames,
    at: async (frame) => ({ pose: await picture(`pose_${String(frame).padStart(4, '0')}.png`) }),
  };
}

/** The frames that the set shows, decoded. */
async function* video(
  { config, golden }: ParitySet,
  model: Model,
  latents: Float32Array,
): AsyncIterable<Computed> {
  const file = await golden('07_pipeline');
  const frames = Array.from(arrayOf(file, 'video_frames').values as ArrayLike<number>);
  const decoded = decodeFrames(model, { latents, size: config, frames });
  const pictures = (await Array.fromAsync(decoded)).flatMap((planes) => [...planes]);
  const { shape } = arrayOf(file, 'video');
  yield { name: `${PREFIX}video`, values: channelsFirst(Float32Array.from(pictures), shape) };
  yield { name: `${PREFIX}video_frames` };
}
