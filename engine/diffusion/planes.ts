import type { RgbImage } from '../core/image.ts';
import type { PictureSize } from './pillow-resize.ts';

/** A picture as planes of numbers, [3, height, width]; `convert` gives the number for a byte of a channel. */
export function toPlanes(
  picture: RgbImage,
  convert: (byte: number, channel: number) => number,
): Float32Array {
  const pixels = picture.width * picture.height;
  const planes = new Float32Array(pixels * 3);
  for (let channel = 0; channel < 3; channel++) {
    const numbers = Float32Array.from({ length: 256 }, (_, byte) => convert(byte, channel));
    for (let at = 0; at < pixels; at++) {
      planes[channel * pixels + at] = numbers[picture.data[at * 3 + channel]!]!;
    }
  }
  return planes;
}

/** Planes [3, height, width] as a picture; `convert` gives the byte for a number. */
export function fromPlanes(
  planes: Float32Array,
  { width, height }: PictureSize,
  convert: (value: number) => number,
): RgbImage {
  const pixels = width * height;
  const data = new Uint8Array(pixels * 3);
  for (let at = 0; at < pixels; at++) {
    for (let channel = 0; channel < 3; channel++) {
      data[at * 3 + channel] = convert(planes[channel * pixels + at]!);
    }
  }
  return { width, height, data };
}
