import { roundToHalf } from '../core/float16.ts';
import type { RgbImage } from '../core/image.ts';
import { clipPixels } from '../diffusion/clip-pixels.ts';
import { type PictureSize, resizePicture } from '../diffusion/pillow-resize.ts';
import { photoPixels } from '../diffusion/vae-pixels.ts';
import type { Model } from '../models/open-model.ts';
import { fitLatentColours, type LatentColours } from './latent-colours.ts';
import { latentSize } from './latent-size.ts';
import { runOnce, type Tensors } from './run-once.ts';

/** All that the denoising network reads of a photo; the same for each step, window and clip of it. */
export interface PhotoFeatures {
  /** The picture that they are of, in pixels. */
  readonly size: PictureSize;
  /** `context.*` of a row that sees nothing, [1,C]. */
  readonly plain: Tensors;
  /** `context.*` of a row that sees the photo, [1,C]. */
  readonly reference: Tensors;
  /** `key.*` and `value.*` of the photo, [1,hw,C]. */
  readonly keys: Tensors;
  /** How its latent shows its colours, for a glance at what is being denoised. */
  readonly colours: LatentColours;
}

export interface PhotoOptions {
  /** Of the clip, pixels, multiples of 8; the photo is brought to it, its aspect not kept. */
  readonly size: PictureSize;
  /** Round what the ReferenceNet saw to float16, as the public pipelines do; default false. */
  readonly roundBank?: boolean;
  readonly signal?: AbortSignal;
}

/** Has the model look at a photo: CLIP, the autoencoder and the ReferenceNet, each opened once. */
export async function readPhoto(
  model: Model,
  photo: RgbImage,
  options: PhotoOptions,
): Promise<PhotoFeatures> {
  const { size, signal } = options;
  const embedding = await seen(model, photo, signal);
  const latent = await encoded(model, photo, options);
  const bank = await referenceBank(model, { latent, embedding, options });
  const read = options.roundBank ? mapTensors(bank, roundToHalf) : bank;
  const keys = await runOnce(model, {
    name: 'reference-keys',
    size: { latent: latentSize(size) },
    feeds: read,
    signal,
  });
  const colours = coloursOf(latent, photo, size);
  return { size, keys, colours, ...(await contexts(model, embedding, signal)) };
}

function coloursOf(latent: Float32Array, photo: RgbImage, size: PictureSize): LatentColours {
  const [height, width] = latentSize(size);
  return fitLatentColours(latent, resizePicture(photo, { width, height }, 'bicubic'));
}

/** What CLIP says of the photo, [1,E]. */
async function seen(
  model: Model,
  photo: RgbImage,
  signal: AbortSignal | undefined,
): Promise<Float32Array> {
  const pixels = clipPixels(photo, model.widths.clipVision.image);
  const { embedding } = await runOnce(model, {
    name: 'clip-vision',
    size: {},
    feeds: { pixels },
    signal,
  });
  return embedding as Float32Array;
}

/** The autoencoder's latent of the photo, [1,4,h,w]. */
async function encoded(
  model: Model,
  photo: RgbImage,
  { size, signal }: PhotoOptions,
): Promise<Float32Array> {
  const { latent } = await runOnce(model, {
    name: 'vae-encoder',
    size: { height: size.height, width: size.width },
    feeds: { picture: photoPixels(photo, size) },
    signal,
  });
  return latent as Float32Array;
}

interface Looking {
  readonly latent: Float32Array;
  readonly embedding: Float32Array;
  readonly options: PhotoOptions;
}

/** `bank.*`: what the ReferenceNet keeps of the photo. */
async function referenceBank(model: Model, looking: Looking): Promise<Tensors> {
  const { latent, embedding, options } = looking;
  const { size, signal } = options;
  const context = await runOnce(model, {
    name: 'reference-context',
    size: { rows: 1 },
    feeds: { embedding },
    signal,
  });
  return runOnce(model, {
    name: 'reference-net',
    size: { latent: latentSize(size) },
    feeds: { latent, ...context },
    signal,
  });
}

/** A row that sees nothing has an embedding of zeros. */
async function contexts(
  model: Model,
  embedding: Float32Array,
  signal: AbortSignal | undefined,
): Promise<Pick<PhotoFeatures, 'plain' | 'reference'>> {
  const both = new Float32Array(2 * embedding.length);
  both.set(embedding, embedding.length);
  const rows = await runOnce(model, {
    name: 'denoising-context',
    size: { rows: 2 },
    feeds: { embedding: both },
    signal,
  });
  return {
    plain: mapTensors(rows, (values) => values.slice(0, values.length / 2)),
    reference: mapTensors(rows, (values) => values.slice(values.length / 2)),
  };
}

function mapTensors(tensors: Tensors, change: (values: Float32Array) => Float32Array): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, values]) => [name, change(values)]),
  );
}
