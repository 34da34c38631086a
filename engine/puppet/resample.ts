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

/**
 * A window of a mask laid over a bigger grid `whole`, 0..1 a pixel: bilinear between the small
 * mask's pixel centres. The window is given in pixels of `whole`.
 */
export function enlargeMask(
  mask: Mask | Float32Array,
  from: Grid,
  { whole, window }: { whole: Grid; window: Crop },
): Float32Array {
  const out = new Float32Array(window.width * window.height);
  const columns = taps(window.left, window.width, { from: from.width, to: whole.width });
  const rows = taps(window.top, window.height, { from: from.height, to: whole.height });
  for (let y = 0, i = 0; y < window.height; y++) {
    const v = rows.place[y]!;
    const fy = rows.share[y]!;
    const top = v * from.width;
    const low = Math.min(v + 1, from.height - 1) * from.width;
    for (let x = 0; x < window.width; x++, i++) {
      const u = columns.place[x]!;
      const u1 = Math.min(u + 1, from.width - 1);
      const fx = columns.share[x]!;
      const upper = mask[top + u]! * (1 - fx) + mask[top + u1]! * fx;
      const lower = mask[low + u]! * (1 - fx) + mask[low + u1]! * fx;
      out[i] = upper * (1 - fy) + lower * fy;
    }
  }
  return out;
}

/** For each big pixel the small pixel before it and the share of the one after. */
function taps(start: number, count: number, { from, to }: { from: number; to: number }) {
  const place = new Int32Array(count);
  const share = new Float32Array(count);
  for (let k = 0; k < count; k++) {
    const u = Math.min(Math.max(((start + k + 0.5) * from) / to - 0.5, 0), from - 1);
    place[k] = Math.floor(u);
    share[k] = u - place[k]!;
  }
  return { place, share };
}
