import type { RgbImage } from '../core/image.ts';
import type { LatentSize } from '../networks/unet-places.ts';

/**
 * What colour a latent stands for: for red, green and blue (0…255) a weight for each of its channels,
 * and a constant behind them.
 */
export type LatentColours = readonly (readonly number[])[];

/** Keeps the fit of a picture of one colour finite, and moves no other by a visible shade. */
const RIDGE = 1e-4;

/**
 * The map that fits best, by least squares, between a picture's latent [C,h,w] and its pixels at that
 * size. It is coarse, and true of any autoencoder whose latents are like pictures: no weights are needed.
 */
export function fitLatentColours(latent: Float32Array, shrunken: RgbImage): LatentColours {
  const pixels = shrunken.width * shrunken.height;
  const channels = latent.length / pixels;
  const at = (channel: number, pixel: number) =>
    channel === channels ? 1 : latent[channel * pixels + pixel]!;
  const rows = Array.from({ length: channels + 1 }, (_, channel) => channel);
  const products = rows.map((a) => rows.map((b) => meanOver(pixels, (p) => at(a, p) * at(b, p))));
  for (const channel of rows) products[channel]![channel]! += RIDGE;
  return [0, 1, 2].map((colour) => {
    const target = (pixel: number) => shrunken.data[pixel * 3 + colour]!;
    return solve(
      products,
      rows.map((a) => meanOver(pixels, (p) => at(a, p) * target(p))),
    );
  });
}

/** A latent [C,h,w] in its colours, a pixel for each of its own. */
export function paintLatent(
  latent: Float32Array,
  colours: LatentColours,
  [height, width]: LatentSize,
): RgbImage {
  const pixels = width * height;
  const data = new Uint8ClampedArray(pixels * 3);
  for (const [colour, weights] of colours.entries()) {
    const channels = weights.length - 1;
    for (let pixel = 0; pixel < pixels; pixel++) {
      let value = weights[channels]!;
      for (let c = 0; c < channels; c++) value += weights[c]! * latent[c * pixels + pixel]!;
      data[pixel * 3 + colour] = value;
    }
  }
  return { width, height, data: new Uint8Array(data.buffer) };
}

function meanOver(count: number, valueAt: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += valueAt(index);
  return sum / count;
}

/** Gaussian elimination; a symmetric matrix with a ridge needs no pivots. */
function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  for (const [index, row] of rows.entries()) {
    for (const other of rows.slice(index + 1)) subtract(other, row, other[index]! / row[index]!);
  }
  const solution = new Array<number>(rows.length).fill(0);
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index]!;
    const known = solution.reduce((sum, value, column) => sum + value * row[column]!, 0);
    solution[index] = (row.at(-1)! - known) / row[index]!;
  }
  return solution;
}

function subtract(from: number[], row: readonly number[], times: number): void {
  for (const [column, value] of row.entries()) from[column]! -= times * value;
}
