import type { Grid } from './mask.ts';

/**
 * Spreads known values into unknown places: weighted averages go down a pyramid and come back up
 * (Gortler et al. 1996, "push-pull"). `weight` is 1 where `plane` counts and 0 where not.
 */
export function spread(plane: Float32Array, weight: Float32Array, grid: Grid): Float32Array {
  const { width, height } = grid;
  if (width <= 2 || height <= 2) return average(plane, weight);
  const small = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const value = new Float32Array(small.width * small.height);
  const known = new Float32Array(value.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const j = (y >> 1) * small.width + (x >> 1);
      value[j] = value[j]! + plane[i]! * weight[i]!;
      known[j] = known[j]! + weight[i]!;
    }
  for (let j = 0; j < value.length; j++) {
    if (known[j]! > 0) value[j] = value[j]! / known[j]!;
    known[j] = Math.min(1, known[j]!);
  }
  const coarse = spread(value, known, small);
  return mixCoarse(plane, weight, { grid, coarse, small });
}

function mixCoarse(
  plane: Float32Array,
  weight: Float32Array,
  { grid, coarse, small }: { grid: Grid; coarse: Float32Array; small: Grid },
): Float32Array {
  const out = new Float32Array(plane.length);
  for (let y = 0, i = 0; y < grid.height; y++)
    for (let x = 0; x < grid.width; x++, i++) {
      const w = weight[i]!;
      out[i] = w >= 1 ? plane[i]! : w * plane[i]! + (1 - w) * between(coarse, small, x, y);
    }
  return out;
}

function between(coarse: Float32Array, { width, height }: Grid, x: number, y: number): number {
  const u = Math.max(0, x / 2 - 0.25);
  const v = Math.max(0, y / 2 - 0.25);
  const u0 = Math.floor(u);
  const v0 = Math.floor(v);
  const u1 = Math.min(u0 + 1, width - 1);
  const v1 = Math.min(v0 + 1, height - 1);
  const top = coarse[v0 * width + u0]! * (u0 + 1 - u) + coarse[v0 * width + u1]! * (u - u0);
  const low = coarse[v1 * width + u0]! * (u0 + 1 - u) + coarse[v1 * width + u1]! * (u - u0);
  return top * (v0 + 1 - v) + low * (v - v0);
}

function average(plane: Float32Array, weight: Float32Array): Float32Array {
  let sum = 0;
  let total = 0;
  plane.forEach((v, i) => {
    sum += v * weight[i]!;
    total += weight[i]!;
  });
  return new Float32Array(plane.length).fill(total > 0 ? sum / total : 0);
}
