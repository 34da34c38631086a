import type { Point } from './geometry.ts';
import { convexHull } from './geometry.ts';

/** Size of the arrays that go with it, row by row. */
export interface Grid {
  readonly width: number;
  readonly height: number;
}

/** 0 or 1 a pixel. */
export type Mask = Uint8Array;

/** A mask of the pixels for which the question holds; `i` is the pixel's index. */
export function maskWhere(grid: Grid, holds: (i: number, x: number, y: number) => boolean): Mask {
  const mask = new Uint8Array(grid.width * grid.height);
  for (let y = 0, i = 0; y < grid.height; y++)
    for (let x = 0; x < grid.width; x++, i++) mask[i] = holds(i, x, y) ? 1 : 0;
  return mask;
}

/** Pixels within `radius` of the mask. */
export function dilate(mask: Mask, grid: Grid, radius: number): Mask {
  const distance = distanceTo(mask, grid);
  return mask.map((_, i) => (distance[i]! <= radius ? 1 : 0));
}

/** Pixels farther than `radius` from the outside of the mask; the picture's border is no outside. */
export function erode(mask: Mask, grid: Grid, radius: number): Mask {
  const distance = distanceTo(
    mask.map((v) => 1 - v),
    grid,
  );
  return mask.map((_, i) => (distance[i]! > radius ? 1 : 0));
}

/** Erosion then dilation: drops what is thinner than twice the radius. */
export function open(mask: Mask, grid: Grid, radius: number): Mask {
  return dilate(erode(mask, grid, radius), grid, radius);
}

/** Euclidean distance in pixels to the nearest set pixel (Felzenszwalb & Huttenlocher 2012). */
export function distanceTo(mask: Mask, grid: Grid): Float32Array {
  const { width, height } = grid;
  const squared = new Float32Array(mask.length);
  for (let i = 0; i < mask.length; i++) squared[i] = mask[i] ? 0 : 1e9;
  const scratch = new Parabolas(Math.max(width, height));
  for (let x = 0; x < width; x++) scratch.transform(squared, x, width, height);
  for (let y = 0; y < height; y++) scratch.transform(squared, y * width, 1, width);
  for (let i = 0; i < squared.length; i++) squared[i] = Math.sqrt(squared[i]!);
  return squared;
}

/** The lower envelope of parabolas along one line; holds the buffers between lines. */
class Parabolas {
  readonly #value: Float64Array;
  readonly #vertex: Int32Array;
  readonly #start: Float64Array;

  constructor(longest: number) {
    this.#value = new Float64Array(longest);
    this.#vertex = new Int32Array(longest);
    this.#start = new Float64Array(longest + 1);
  }

  transform(data: Float32Array, offset: number, step: number, count: number): void {
    const value = this.#value;
    const vertex = this.#vertex;
    const start = this.#start;
    for (let q = 0; q < count; q++) value[q] = data[offset + q * step]!;
    let k = 0;
    vertex[0] = 0;
    start[0] = Number.NEGATIVE_INFINITY;
    for (let q = 1; q < count; q++) {
      let cut = crossing(value, vertex[k]!, q);
      while (cut <= start[k]!) cut = crossing(value, vertex[--k]!, q);
      vertex[++k] = q;
      start[k] = cut;
    }
    for (let q = 0, j = 0; q < count; q++) {
      while (j < k && start[j + 1]! < q) j++;
      const d = q - vertex[j]!;
      data[offset + q * step] = d * d + value[vertex[j]!]!;
    }
  }
}

function crossing(value: Float64Array, p: number, q: number): number {
  return (value[q]! + q * q - value[p]! - p * p) / (2 * (q - p));
}

/** The inside of a polygon (even-odd rule, pixel centres). */
export function fillPolygon(polygon: readonly Point[], grid: Grid): Mask {
  const mask = new Uint8Array(grid.width * grid.height);
  for (let y = 0; y < grid.height; y++) {
    const cuts = crossings(polygon, y);
    for (let c = 0; c + 1 < cuts.length; c += 2) {
      const from = Math.max(0, Math.ceil(cuts[c]!));
      const to = Math.min(grid.width - 1, Math.floor(cuts[c + 1]!));
      if (to >= from) mask.fill(1, y * grid.width + from, y * grid.width + to + 1);
    }
  }
  return mask;
}

function crossings(polygon: readonly Point[], y: number): number[] {
  const cuts: number[] = [];
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length]!;
    if (a[1] <= y !== b[1] <= y) cuts.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  });
  return cuts.sort((p, q) => p - q);
}

/** The convex hull of a mask, filled. */
export function fillHull(mask: Mask, grid: Grid): Mask {
  const ends: Point[] = [];
  for (let y = 0; y < grid.height; y++) {
    const row = mask.subarray(y * grid.width, (y + 1) * grid.width);
    const first = row.indexOf(1);
    // A little wider than the pixel centres, which would otherwise lie on the hull's border.
    for (const v of first < 0 ? [] : [y - 0.25, y + 0.25])
      ends.push([first - 0.25, v], [row.lastIndexOf(1) + 0.25, v]);
  }
  return ends.length === 0 ? mask.slice() : fillPolygon(convexHull(ends), grid);
}

/** Only the 4-connected pieces of `mask` that hold a pixel of `seeds`. */
export function keepConnected(mask: Mask, seeds: Mask, grid: Grid): Mask {
  const { width } = grid;
  const kept = new Uint8Array(mask.length);
  const stack: number[] = [];
  const visit = (i: number) => {
    if (mask[i] && !kept[i]) {
      kept[i] = 1;
      stack.push(i);
    }
  };
  for (let i = 0; i < mask.length; i++) if (seeds[i]) visit(i);
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    if (i % width > 0) visit(i - 1);
    if (i % width < width - 1) visit(i + 1);
    if (i >= width) visit(i - width);
    if (i + width < mask.length) visit(i + width);
  }
  return kept;
}

/** The smallest rectangle around all pixels for which the question holds, null without any. */
export function boundingBox(grid: Grid, holds: (i: number) => boolean) {
  const { width, height } = grid;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (holds(i)) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
  if (right < 0) return null;
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Pixels of either mask. */
export function union(a: Mask, b: Mask): Mask {
  return a.map((v, i) => v | b[i]!);
}

/** How many pixels are set. */
export function area(mask: Mask): number {
  let sum = 0;
  for (let i = 0; i < mask.length; i++) sum += mask[i]!;
  return sum;
}
