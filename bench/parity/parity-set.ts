import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import type { RgbImage } from '../../engine/core/image.ts';
import type { Model } from '../../engine/models/open-model.ts';
import type { LatentSize } from '../../engine/networks/unet-places.ts';
import { type NpyArray, readNpz } from './npz.ts';

const configSchema = z.object({
  width: z.int(),
  height: z.int(),
  frames: z.int(),
  steps: z.int(),
  guidance_scale: z.number(),
  noise_scheduler_kwargs: z.object({
    beta_start: z.number(),
    beta_end: z.number(),
    beta_schedule: z.enum(['linear', 'scaled_linear']),
    rescale_betas_zero_snr: z.boolean(),
  }),
  context: z.object({ frames: z.int(), stride: z.int(), overlap: z.int() }),
  seeds: z.object({ latents: z.int().optional() }).optional(),
});

export type ParityConfig = z.infer<typeof configSchema>;

/** A folder of golden data, and the model whose weights it holds. */
export interface ParitySet {
  readonly folder: string;
  readonly config: ParityConfig;
  readonly latent: LatentSize;
  readonly model: Model;
  /** The arrays of `golden/NAME.npz`. */
  golden(name: string): Promise<ReadonlyMap<string, NpyArray>>;
  /** `inputs/NAME`, as RGB. */
  picture(name: string): Promise<RgbImage>;
}

/** A value that was computed here, to be held against the golden one of that name. */
export interface Computed {
  /** As `01_pose_guider/output`. */
  readonly name: string;
  /** Absent: the golden value is an input, and was fed as it is. */
  readonly values?: ArrayLike<number> | readonly string[];
}

/** Computes the values of one file of golden data. */
export type ParityCase = (set: ParitySet) => AsyncIterable<Computed>;

export async function openParitySet(folder: string, model: Model): Promise<ParitySet> {
  const config = await readParityConfig(folder);
  const files = new Map<string, Promise<ReadonlyMap<string, NpyArray>>>();
  return {
    folder,
    config,
    model,
    latent: [config.height / 8, config.width / 8],
    golden(name) {
      const known = files.get(name) ?? readNpz(join(folder, 'golden', `${name}.npz`));
      files.set(name, known);
      return known;
    },
    picture: (name) => readRgb(join(folder, 'inputs', name)),
  };
}

async function readParityConfig(folder: string): Promise<ParityConfig> {
  return configSchema.parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
}

/** The pixels of a PNG file. */
export async function readRgb(path: string): Promise<RgbImage> {
  const { data, info } = await sharp(path)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

/** The array of that name, which must be there. */
export function arrayOf(golden: ReadonlyMap<string, NpyArray>, name: string): NpyArray {
  const array = golden.get(name);
  if (!array) throw new Error(`the golden data lack ${name}`);
  return array;
}

/** The numbers of an array as float32. */
export function numbersOf(golden: ReadonlyMap<string, NpyArray>, name: string): Float32Array {
  return Float32Array.from(arrayOf(golden, name).values as ArrayLike<number>);
}
