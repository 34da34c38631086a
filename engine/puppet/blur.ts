import type { Grid } from './mask.ts';

/**
 * Gaussian blur of one float plane by three box passes a direction (Wells 1986).
 * Border pixels are repeated. Returns a new array.
 */
export function blur(
  plane: Float32Array,
  grid: Grid,
  sigmaX: number,
  sigmaY = sigmaX,
): Float32Array {
  const { width, height } = grid;
  let from = plane.slice();
  let to = new Float32Array(plane.length);
  const run = (radius: number, lines: number, count: number, stride: number, step: number) => {
    if (radius < 1) return;
    for (let line = 0; line < lines; line++)
      boxLine(from, to, { offset: line * stride, step, count, radius });
    [from, to] = [to, from];
  };
  for (const radius of boxRadii(sigmaX)) run(radius, height, width, width, 1);
  for (const radius of boxRadii(sigmaY)) run(radius, width, height, 1, width);
  return from;
}

interface Line {
  readonly offset: number;
  readonly step: number;
  readonly count: number;
  readonly radius: number;
}

function boxLine(from: Float32Array, to: Float32Array, line: Line): void {
  const { offset, step, count, radius } = line;
  const at = (k: number) => from[offset + (k < 0 ? 0 : k >= count ? count - 1 : k) * step]!;
  let sum = 0;
  for (let k = -radius; k <= radius; k++) sum += at(k);
  const share = 1 / (2 * radius + 1);
  for (let k = 0; k < count; k++) {
    to[offset + k * step] = sum * share;
    sum += at(k + radius + 1) - at(k - radius);
  }
}

/** Radii of three boxes whose variances add up to about sigma². */
function boxRadii(sigma: number): number[] {
  const total = 12 * sigma * sigma;
  const low = Math.max(0, Math.floor((Math.sqrt(total / 3 + 1) - 1) / 2));
  const variance = (r: number) => (2 * r + 1) ** 2 - 1;
  return [0, 1, 2].map((k) => {
    const done = k * variance(low);
    return done + (3 - k) * variance(low + 1) <= total + variance(1) / 2 ? low + 1 : low;
  });
}
