import type { RgbImage } from '../core/image.ts';
import type { PictureSize } from '../diffusion/pillow-resize.ts';
import { fromPlanes } from '../diffusion/planes.ts';
import type { Model } from '../models/open-model.ts';
import { type DecodeOptions, decodeFrames } from './decode-frames.ts';

/** Each frame's picture, one by one, as fast as they are taken. */
export async function* decodePictures(
  model: Model,
  options: DecodeOptions,
): AsyncGenerator<RgbImage, void, undefined> {
  for await (const planes of decodeFrames(model, options)) yield toPicture(planes, options.size);
}

/** [3,H,W] in 0…1 → bytes, rounded. */
export function toPicture(planes: Float32Array, size: PictureSize): RgbImage {
  return fromPlanes(planes, size, (value) => Math.round(value * 255));
}
