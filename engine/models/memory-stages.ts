import { byteCount } from '../networks/graph/value.ts';
import type { NetworkWidths } from '../networks/widths.ts';
import type { GraphName, GraphSizes } from './graphs.ts';
import type { GraphMemory } from './memory-of.ts';

/** How a clip is made, as far as it decides about memory. */
export interface ClipChoice {
  /** Pixels, multiples of 8. */
  readonly height: number;
  readonly width: number;
  /** Frames that are denoised together. */
  readonly window: number;
  /**
   * Classifier-free guidance: both rows in one batch; one after the other, each by a network of its
   * own (the activations of one, the weights of both); or none.
   */
  readonly guidance: 'batch' | 'split' | 'none';
}

/** What is in memory at the same time at one stage of a clip, in bytes. */
export interface StageMemory {
  readonly stage: 'photo' | 'denoise' | 'decode';
  readonly weights: number;
  readonly activations: number;
  /** What is kept between the runs, and what goes into and out of them. */
  readonly caches: number;
  readonly total: number;
}

/** Predicts the memory of a network at a size; answers the same again without building it. */
export type NetworkNeed = <Name extends GraphName>(
  name: Name,
  size: GraphSizes[Name],
) => GraphMemory;

export interface StageOptions {
  readonly widths: NetworkWidths;
  readonly need: NetworkNeed;
  /** Of the whole clip. */
  readonly frames: number;
  readonly choice: ClipChoice;
  /** Whether the denoising network is run in two parts, see `DeepCachePart`; default false. */
  readonly deepCache?: boolean | undefined;
}

/** What features of poses may take of memory; those of further frames are computed each time. */
export const POSE_CACHE_BYTES = 512 * 2 ** 20;
/** Latents of the whole clip that sampling holds: itself, noise, prediction, sums and two in flight. */
const LATENT_COPIES = 6;

/**
 * The stages of a clip, one after the other: networks that see the photo, each alone; the denoising
 * network beside the pose guider; the decoder, a frame at a time. What was read of the photo is there to
 * the end.
 */
export function stageMemories(options: StageOptions): readonly StageMemory[] {
  const { choice, frames, widths, need } = options;
  const { height, width } = choice;
  const latent = [height / 8, width / 8] as const;
  const kept = keptBytes(options);
  const keys = need('reference-keys', { latent });
  const photo = [
    need('clip-vision', {}),
    need('vae-encoder', { height, width }),
    need('reference-context', { rows: 1 }),
    need('reference-net', { latent }),
    keys,
    need('denoising-context', { rows: 2 }),
  ];
  const latents = LATENT_COPIES * 4 * frames * widths.unet.latentChannels * latent[0] * latent[1];
  return [
    ...photo.map((memory) => stage('photo', [memory], 0)),
    stage('denoise', denoisingNeeds(options), kept + latents),
    stage('decode', [need('vae-decoder', { latent, frames: 1 })], latents + keys.io),
  ];
}

function denoisingNeeds({ choice, need, deepCache }: StageOptions): readonly GraphMemory[] {
  const { height, width, window: frames, guidance } = choice;
  const latent = [height / 8, width / 8] as const;
  const unets = (rows: GraphSizes['denoising-unet']['rows']) => {
    const size = { latent, frames, rows };
    if (!deepCache) return [need('denoising-unet', size)];
    const parts = { ...size, branch: 0 };
    return [need('denoising-full', parts), need('denoising-shallow', parts)];
  };
  return [
    need('pose-guider', { frames: 1, height, width }),
    ...unets(guidance === 'batch' ? ['plain', 'reference'] : ['reference']),
    ...(guidance === 'split' ? unets(['plain']) : []),
  ];
}

/** Networks take turns, so only the largest activations count. */
function stage(
  name: StageMemory['stage'],
  networks: readonly GraphMemory[],
  kept: number,
): StageMemory {
  const weights = networks.reduce((sum, network) => sum + network.weights, 0);
  const activations = Math.max(...networks.map((network) => network.activations));
  const caches = networks.reduce((sum, network) => sum + network.io, kept);
  return { stage: name, weights, activations, caches, total: weights + activations + caches };
}

function keptBytes({ widths, choice, frames }: StageOptions): number {
  const base = widths.unet.blockOutChannels[0] as number;
  const features = byteCount({
    dtype: 'float32',
    shape: [frames, base, choice.height / 8, choice.width / 8],
  });
  return Math.min(POSE_CACHE_BYTES, features);
}
