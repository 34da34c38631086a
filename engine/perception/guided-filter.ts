import type { RgbImage } from '../core/image.ts';

/**
 * Guided filter (He et al. 2010) of a mask by the photo's brightness.
 * @param mask 0..255 a pixel
 * @param radius window half width, pixels
 * @param epsilon regularisation, for brightness in 0..1
 * @returns 0..1 a pixel
 */
export function guidedFilter(
  photo: RgbImage,
  mask: Uint8Array,
  radius: number,
  epsilon: number,
): Float32Array {
  const { width, height } = photo;
  const box = (values: Float32Array) => boxMean(values, width, height, radius);
  const guide = brightness(photo);
  const input = Float32Array.from(mask, (value) => value / 255);
  const [meanGuide, meanInput] = [box(guide), box(input)];
  const meanProduct = box(guide.map((g, i) => g * input[i]!));
  const meanSquare = box(guide.map((g) => g * g));
  const slope = meanGuide.map((mean, i) => {
    const covariance = meanProduct[i]! - mean * meanInput[i]!;
    return covariance / (meanSquare[i]! - mean * mean + epsilon);
  });
  const offset = meanInput.map((mean, i) => mean - slope[i]! * meanGuide[i]!);
  const [meanSlope, meanOffset] = [box(slope), box(offset)];
  return guide.map((g, i) => Math.min(1, Math.max(0, meanSlope[i]! * g + meanOffset[i]!)));
}

function brightness({ data, width, height }: RgbImage): Float32Array {
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++)
    out[i] = (0.299 * data[i * 3]! + 0.587 * data[i * 3 + 1]! + 0.114 * data[i * 3 + 2]!) / 255;
  return out;
}

/** Mean over a square window, cut off at the borders. */
function boxMean(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const rows = new Float32Array(values.length);
  for (let y = 0; y < height; y++) slideMean(values, rows, y * width, 1, width, radius);
  const out = new Float32Array(values.length);
  for (let x = 0; x < width; x++) slideMean(rows, out, x, width, height, radius);
  return out;
}

function slideMean(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  length: number,
  radius: number,
): void {
  let sum = 0;
  let count = 0;
  for (let i = -radius; i < length; i++) {
    if (i + radius < length) {
      sum += from[start + (i + radius) * step]!;
      count++;
    }
    if (i - radius - 1 >= 0) {
      sum -= from[start + (i - radius - 1) * step]!;
      count--;
    }
    if (i >= 0) to[start + i * step] = sum / count;
  }
}
