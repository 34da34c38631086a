import type { Grid, Mask } from './mask.ts';

/** A rectangle of the photo, whole pixels. */
export interface Crop extends Grid {
  readonly left: number;
  readonly top: number;
}

/** Interleaved 8-bit samples with `channels` a pixel. */
export interface Samples extends Grid {
  readonly channels: number;
  readonly data: Uint8Array;
}

/** Cuts a rectangle that lies inside the picture. */
export function cut(from: Samples, crop: Crop): Samples {
  const { channels } = from;
  const { width, height } = crop;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    const start = ((crop.top + y) * from.width + crop.left) * channels;
    data.set(from.data.subarray(start, start + width * channels), y * width * channels);
  }
  return { width, height, channels, data };
}

/** Shrinks by averaging the pixels under each new pixel; `scale` ≤ 1. */
export function shrink(from: Samples, scale: number): Samples {
  const width = Math.max(1, Math.round(from.width * scale));
  const height = Math.max(1, Math.round(from.height * scale));
  const { channels } = from;
  if (width === from.width && height === from.height) return from;
  const data = new Uint8Array(width * height * channels);
  const spans = cellSpans(from.width, width);
  const rows = cellSpans(from.height, height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let v = rows[y]![0]; v < rows[y]![1]; v++)
          for (let u = spans[x]![0]; u < spans[x]![1]; u++)
            sum += from.data[(v * from.width + u) * channels + c]!;
        const count = (rows[y]![1] - rows[y]![0]) * (spans[x]![1] - spans[x]![0]);
        data[(y * width + x) * channels + c] = Math.round(sum / count);
      }
  return { width, height, channels, data };
}

/** For each of `to` cells, the range of the `from` pixels under it. */
function cellSpans(from: number, to: number): [number, number][] {
  return Array.from({ length: to }, (_, i) => {
    const start = Math.floor((i * from) / to);
    return [start, Math.max(start + 1, Math.floor(((i + 1) * from) / to))];
  });
}

/** A mask on a bigger grid, 0..1 a pixel: bilinear between the small mask's pixel centres. */
export function enlargeMask(mask: Mask | Float32Array, from: Grid, to: Grid): Float32Array {
  const out = new Float32Array(to.width * to.height);
  const fx = from.width / to.width;
  const fy = from.height / to.height;
  for (let y = 0, i = 0; y < to.height; y++) {
    const v = Math.min(Math.max((y + 0.5) * fy - 0.5, 0), from.height - 1);
    const v0 = Math.floor(v);
    const below = Math.min(v0 + 1, from.height - 1) * from.width;
    for (let x = 0; x < to.width; x++, i++) {
      const u = Math.min(Math.max((x + 0.5) * fx - 0.5, 0), from.width - 1);
      const u0 = Math.floor(u);
      const u1 = Math.min(u0 + 1, from.width - 1);
      const top =
        mask[v0 * from.width + u0]! * (u0 + 1 - u) + mask[v0 * from.width + u1]! * (u - u0);
      const low = mask[below + u0]! * (u0 + 1 - u) + mask[below + u1]! * (u - u0);
      out[i] = top * (v0 + 1 - v) + low * (v - v0);
    }
  }
  return out;
}
