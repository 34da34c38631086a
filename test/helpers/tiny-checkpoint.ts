import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WeightKey } from '../../engine/checkpoints/names/weight-key.ts';
import type { ProfileName } from '../../engine/checkpoints/profiles.ts';
import { rowMajorStrides } from '../../engine/checkpoints/stored-tensor.ts';
import { floatToBfloat16, floatToHalf } from '../../engine/core/float16.ts';
import { createRandom } from '../../engine/core/random.ts';
import type { NetworkWidths } from '../../engine/networks/widths.ts';
import { publicFiles } from './public-files.ts';
import { safetensorsFile } from './safetensors-bytes.ts';
import { torchFile } from './torch-bytes.ts';

/** A tensor of a checkpoint in the making; tests change what they like before it is written. */
export interface TinyTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'F32' | 'F16' | 'BF16';
  readonly values: Float32Array;
}

/** Tensors by the path of their file. */
export type TinyCheckpoint = Map<string, TinyTensor[]>;

/** Networks of the public shape, of a few thousand weights. */
export const TINY_WIDTHS: NetworkWidths = {
  unet: {
    blockOutChannels: [4, 4, 8],
    layersPerBlock: 1,
    heads: 2,
    groups: 2,
    contextWidth: 6,
    latentChannels: 4,
  },
  motion: { heads: 2, positions: 8 },
  poseGuider: {
    kind: 'moore',
    conditioningChannels: 3,
    blockOutChannels: [2, 4, 8],
    outChannels: 4,
  },
  clipVision: {
    hidden: 8,
    intermediate: 12,
    layers: 2,
    heads: 2,
    patch: 2,
    image: 6,
    projection: 6,
  },
  vae: { blockOutChannels: [4, 8], layersPerBlock: 1, latentChannels: 4, groups: 2, scale: 0.5 },
};

/** Random weights in the public files of a profile, without the tiny decoder, whose size is fixed. */
export function tinyCheckpoint(
  profile: ProfileName,
  widths: NetworkWidths = TINY_WIDTHS,
): TinyCheckpoint {
  const random = createRandom(7);
  const files = [...publicFiles(profile, widths)];
  return new Map(files.map(([path, keys]) => [path, keys.map((key) => tinyTensor(key, random))]));
}

/** Random values, exact in fp16 and bfloat16. */
export function tinyTensor({ name, shape }: WeightKey, random = createRandom(7)): TinyTensor {
  const values = Float32Array.from(
    { length: shape.reduce((a, b) => a * b, 1) },
    () => Math.round(random() * 256 - 128) / 128,
  );
  return { name, shape, dtype: 'F32', values };
}

interface WriteOptions {
  /** What the `config.json` at the root tells; none is written for null. */
  readonly config?: NetworkWidths | null;
}

/** Writes each file as its name says: safetensors, or as torch.save does. */
export function writeCheckpoint(
  folder: string,
  checkpoint: TinyCheckpoint,
  { config = TINY_WIDTHS }: WriteOptions = {},
): void {
  for (const [path, tensors] of checkpoint) {
    const bytes = path.endsWith('.safetensors') ? safetensorsOf(tensors) : torchOf(tensors);
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  if (config) writeFileSync(join(folder, 'config.json'), JSON.stringify(configOf(config)));
}

function torchOf(tensors: readonly TinyTensor[]): Uint8Array {
  return torchFile({
    storages: tensors.map(({ dtype, values }) => ({
      dtype,
      bytes: bytesOf(dtype, values),
      elements: values.length,
    })),
    views: tensors.map(({ name, shape }, storage) => ({
      name,
      shape,
      storage,
      strides: rowMajorStrides(shape),
    })),
  });
}

function safetensorsOf(tensors: readonly TinyTensor[]): Uint8Array {
  const parts = tensors.map(({ dtype, values }) => bytesOf(dtype, values));
  let end = 0;
  const header = tensors.map(({ name, dtype, shape }, i) => {
    const begin = end;
    end += parts[i]!.length;
    return [name, { dtype, shape, data_offsets: [begin, end] }];
  });
  return safetensorsFile(Object.fromEntries(header), new Uint8Array(Buffer.concat(parts)));
}

function bytesOf(dtype: TinyTensor['dtype'], values: Float32Array): Uint8Array {
  if (dtype === 'F32') return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const bits = dtype === 'F16' ? floatToHalf(values) : floatToBfloat16(values);
  return new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength);
}

function configOf({ unet, motion, poseGuider, vae, clipVision }: NetworkWidths) {
  return {
    unet: {
      block_out_channels: unet.blockOutChannels,
      cross_attention_dim: unet.contextWidth,
      num_heads: unet.heads,
      layers_per_block: unet.layersPerBlock,
      norm_num_groups: unet.groups,
    },
    pose_guider: {
      conditioning_channels: poseGuider.conditioningChannels,
      block_out_channels: poseGuider.blockOutChannels,
      conditioning_embedding_channels: poseGuider.outChannels,
    },
    vae: {
      block_out_channels: vae.blockOutChannels,
      layers_per_block: vae.layersPerBlock,
      norm_num_groups: vae.groups,
      scaling_factor: vae.scale,
    },
    clip: {
      hidden: clipVision.hidden,
      inter: clipVision.intermediate,
      layers: clipVision.layers,
      heads: clipVision.heads,
      patch: clipVision.patch,
      image: clipVision.image,
      projection_dim: clipVision.projection,
    },
    unet_additional_kwargs: {
      motion_module_kwargs: {
        num_attention_heads: motion.heads,
        temporal_position_encoding_max_len: motion.positions,
      },
    },
  };
}
