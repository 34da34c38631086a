import type { RgbImage } from '../core/image.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture of half the size, means of 2×2 pixels: `[h,w,3]`, 0..255. An odd last row or column stands for two. */
export function halfPlanes(image: RgbImage): Size & { readonly data: Float32Array } {
  const { width, height } = halfOf(image);
  const from = image.data;
  const data = new Float32Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    const upper = 2 * y * image.width * 3;
    const lower = Math.min(2 * y + 1, image.height - 1) * image.width * 3;
    for (let x = 0; x < width; x++) {
      const left = 6 * x;
      const right = 3 * Math.min(2 * x + 1, image.width - 1);
      for (let c = 0; c < 3; c++, to++) {
        const above = from[upper + left + c]! + from[upper + right + c]!;
        data[to] = (above + from[lower + left + c]! + from[lower + right + c]!) / 4;
      }
    }
  }
  return { width, height, data };
}

/** Every second value of every second row. */
export function everySecond(values: Uint8Array, full: Size): Uint8Array {
  const { width, height } = halfOf(full);
  const out = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to++) out[to] = values[2 * y * full.width + 2 * x]!;
  return out;
}

export function halfOf({ width, height }: Size): Size {
  return { width: (width + 1) >> 1, height: (height + 1) >> 1 };
}

/** A grid of half the size at full size, bilinear. */
export function doubled(values: Float32Array, full: Size): Float32Array {
  const { width, height } = halfOf(full);
  const out = new Float32Array(full.width * full.height);
  for (let y = 0, to = 0; y < full.height; y++) {
    const v = Math.min(Math.max((y - 0.5) / 2, 0), height - 1);
    const above = v | 0;
    const upper = above * width;
    const lower = Math.min(above + 1, height - 1) * width;
    for (let x = 0; x < full.width; x++, to++) {
      const u = Math.min(Math.max((x - 0.5) / 2, 0), width - 1);
      const left = u | 0;
      const right = Math.min(left + 1, width - 1);
      const top =
        values[upper + left]! + (u - left) * (values[upper + right]! - values[upper + left]!);
      const low =
        values[lower + left]! + (u - left) * (values[lower + right]! - values[lower + left]!);
      out[to] = top + (v - above) * (low - top);
    }
  }
  return out;
}
