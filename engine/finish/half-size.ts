import type { RgbImage } from '../core/image.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture of half the size, means of 2×2 pixels: `[h,w,3]`, 0..255. An odd last row or column stands for two. */
export function halfPlanes(image: RgbImage): Size & { readonly data: Float32Array } {
  const width = (image.width + 1) >> 1;
  const height = (image.height + 1) >> 1;
  const data = new Float32Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    const upper = 2 * y * image.width;
    const lower = Math.min(2 * y + 1, image.height - 1) * image.width;
    for (let x = 0; x < width; x++) {
      const left = 2 * x;
      const right = Math.min(left + 1, image.width - 1);
      for (let c = 0; c < 3; c++, to++) {
        const at = (row: number, column: number) => image.data[(row + column) * 3 + c]!;
        data[to] = (at(upper, left) + at(upper, right) + at(lower, left) + at(lower, right)) / 4;
      }
    }
  }
  return { width, height, data };
}

/** Hands out a grid of half the size at full size, bilinear: index and value of each pixel. */
export function doubled(
  values: Float32Array,
  small: Size,
  full: Size,
  take: (at: number, value: number) => void,
): void {
  for (let y = 0, at = 0; y < full.height; y++) {
    const v = Math.min(Math.max((y - 0.5) / 2, 0), small.height - 1);
    const above = Math.min(v | 0, Math.max(0, small.height - 2));
    const below = Math.min(above + 1, small.height - 1);
    const down = v - above;
    for (let x = 0; x < full.width; x++, at++) {
      const u = Math.min(Math.max((x - 0.5) / 2, 0), small.width - 1);
      const left = Math.min(u | 0, Math.max(0, small.width - 2));
      const right = Math.min(left + 1, small.width - 1);
      const across = u - left;
      const [a, b] = [above * small.width, below * small.width];
      const top = values[a + left]! + across * (values[a + right]! - values[a + left]!);
      const low = values[b + left]! + across * (values[b + right]! - values[b + left]!);
      take(at, top + down * (low - top));
    }
  }
}
