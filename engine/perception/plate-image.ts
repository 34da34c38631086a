import type { RgbImage } from '../core/image.ts';

/** A picture being computed on: RGB in 0..255 as floats, and one byte a pixel, 1 = to be filled. */
export interface HoleImage {
  readonly width: number;
  readonly height: number;
  readonly colour: Float32Array;
  readonly hole: Uint8Array;
}

/** Shrinks by area; a pixel that touches the hole at all belongs to it. Colours come from known pixels alone. */
export function shrinkHoleImage(
  photo: RgbImage,
  hole: Uint8Array,
  width: number,
  height: number,
): HoleImage {
  const colour = new Float32Array(width * height * 3);
  const weight = new Float32Array(width * height);
  const smallHole = new Uint8Array(width * height);
  for (let y = 0; y < photo.height; y++) {
    const targetY = Math.min(height - 1, Math.floor((y * height) / photo.height));
    for (let x = 0; x < photo.width; x++) {
      const target = targetY * width + Math.min(width - 1, Math.floor((x * width) / photo.width));
      const source = y * photo.width + x;
      if (hole[source] === 1) {
        smallHole[target] = 1;
        continue;
      }
      weight[target]! += 1;
      for (let c = 0; c < 3; c++) colour[target * 3 + c]! += photo.data[source * 3 + c]!;
    }
  }
  for (let i = 0; i < weight.length; i++)
    for (let c = 0; c < 3; c++) colour[i * 3 + c]! /= Math.max(1, weight[i]!);
  return { width, height, colour, hole: smallHole };
}

/** Bilinear sample of an interleaved float picture at continuous pixel coordinates. */
export function sampleColour(
  { width, height, colour }: Omit<HoleImage, 'hole'>,
  x: number,
  y: number,
  channel: number,
): number {
  const left = Math.min(width - 1, Math.max(0, x));
  const top = Math.min(height - 1, Math.max(0, y));
  const x0 = Math.floor(left);
  const y0 = Math.floor(top);
  const x1 = Math.min(width - 1, x0 + 1);
  const y1 = Math.min(height - 1, y0 + 1);
  const at = (px: number, py: number) => colour[(py * width + px) * 3 + channel]!;
  const upper = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * (left - x0);
  const lower = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * (left - x0);
  return upper + (lower - upper) * (top - y0);
}
