import type { RgbImage } from '../core/image.ts';
import { resizePicture } from './pillow-resize.ts';
import { toPlanes } from './planes.ts';

const MEAN = [0.48145466, 0.4578275, 0.40821073].map(Math.fround);
const STD = [0.26862954, 0.26130258, 0.27577711].map(Math.fround);

/**
 * The photo for the image encoder: [1, 3, side, side], bicubic and aspect not kept, then CLIP's mean
 * and deviation (transformers: CLIPImageProcessor after the pipeline's own resize).
 */
export function clipPixels(photo: RgbImage, side = 224): Float32Array {
  const square = resizePicture(photo, { width: side, height: side }, 'bicubic');
  return toPlanes(square, normalise);
}

/** Each operation rounds to float32, as it does there. */
function normalise(byte: number, channel: number): number {
  const shifted = Math.fround(Math.fround(byte * (1 / 255)) - MEAN[channel]!);
  return shifted / STD[channel]!;
}
