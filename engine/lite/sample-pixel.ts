import type { LiteSize } from '../networks/lite/lite-photo.ts';

/** The number of the pixel at a place; beyond the border, of the border's. */
export function pixelAt({ height, width }: LiteSize, x: number, y: number): number {
  const column = Math.min(Math.max(Math.floor(x), 0), width - 1);
  const row = Math.min(Math.max(Math.floor(y), 0), height - 1);
  return row * width + column;
}

/**
 * Writes a picture's colour, planes [3,H,W], at a place in its pixels (centres at +0.5), bilinear; beyond the
 * border lie the border's colours (torch.nn.functional.grid_sample, `padding_mode="border"`).
 */
export function samplePixel(
  picture: Float32Array,
  { height, width }: LiteSize,
  x: number,
  y: number,
  colour: Float32Array,
): void {
  const column = Math.min(Math.max(x - 0.5, 0), width - 1);
  const row = Math.min(Math.max(y - 0.5, 0), height - 1);
  const left = Math.floor(column);
  const top = Math.floor(row);
  const right = Math.min(left + 1, width - 1);
  const below = Math.min(top + 1, height - 1);
  const u = column - left;
  const v = row - top;
  for (let channel = 0, plane = 0; channel < 3; channel++, plane += height * width) {
    const above = plane + top * width;
    const under = plane + below * width;
    const upper = picture[above + left]!;
    const lower = picture[under + left]!;
    const onTop = upper + u * (picture[above + right]! - upper);
    const beneath = lower + u * (picture[under + right]! - lower);
    colour[channel] = onTop + v * (beneath - onTop);
  }
}
