/** One channel of a picture, rows top to bottom. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float64Array;
}

/** Weighted mean around each pixel by the same odd-length weights along rows and columns, borders clamped. */
export function localMean({ width, height, data }: Plane, weights: readonly number[]): Plane {
  const rows = new Float64Array(data.length);
  for (let y = 0; y < height; y++) meanAlongRow(data, rows, { from: y * width, width }, weights);
  return { width, height, data: meanDownColumns(rows, { width, height }, weights) };
}

/** Gaussian weights of an odd length, their sum 1. */
export function gaussianWeights(length: number, sigma: number): number[] {
  const half = (length - 1) / 2;
  const raw = Array.from({ length }, (_, i) => Math.exp(-((i - half) ** 2) / (2 * sigma ** 2)));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => weight / sum);
}

function meanAlongRow(
  data: Float64Array,
  out: Float64Array,
  { from, width }: { readonly from: number; readonly width: number },
  weights: readonly number[],
): void {
  const half = (weights.length - 1) / 2;
  const padded = new Float64Array(width + 2 * half);
  padded.fill(data[from]!, 0, half);
  padded.set(data.subarray(from, from + width), half);
  padded.fill(data[from + width - 1]!, half + width);
  for (let x = 0; x < width; x++) {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k]! * padded[x + k]!;
    out[from + x] = sum;
  }
}

/** Row by row, which is how the numbers lie in memory, each number written once. */
function meanDownColumns(
  data: Float64Array,
  { width, height }: Pick<Plane, 'width' | 'height'>,
  weights: readonly number[],
): Float64Array {
  const half = (weights.length - 1) / 2;
  const out = new Float64Array(data.length);
  for (let y = 0; y < height; y++) {
    const rows = weights.map((_, k) => Math.min(height - 1, Math.max(0, y + k - half)) * width);
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < rows.length; k++) sum += weights[k]! * data[rows[k]! + x]!;
      out[y * width + x] = sum;
    }
  }
  return out;
}
