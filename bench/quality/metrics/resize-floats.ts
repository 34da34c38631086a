import type { RgbImage } from '../../../engine/core/image.ts';
import {
  type Coefficients,
  PRECISION_BITS,
  pillowCoefficients,
} from '../../../engine/diffusion/pillow-coefficients.ts';

/**
 * A picture squeezed to a square by Pillow's bicubic kernel, without rounding to bytes and so a little
 * beyond 0…255 in places, as planes [3,side,side]. Source: DisCo, tool/metrics/resize.py. Within 1e-3.
 */
export function resizeFloats({ width, height, data }: RgbImage, side: number): Float32Array {
  const planes = new Float32Array(3 * side * side);
  const across = pillowCoefficients(width, side, 'bicubic');
  const down = pillowCoefficients(height, side, 'bicubic');
  const rows = new Float32Array(height * side);
  for (let channel = 0; channel < 3; channel++) {
    for (let y = 0; y < height; y++) {
      const pixel = (x: number) => data[(y * width + x) * 3 + channel]!;
      for (let x = 0; x < side; x++) rows[y * side + x] = weigh(across, x, pixel);
    }
    for (let x = 0; x < side; x++) {
      const pixel = (y: number) => rows[y * side + x]!;
      const from = channel * side * side + x;
      for (let y = 0; y < side; y++) planes[from + y * side] = weigh(down, y, pixel);
    }
  }
  return planes;
}

function weigh(
  { starts, counts, weights, stride }: Coefficients,
  target: number,
  pixel: (place: number) => number,
): number {
  let sum = 0;
  for (let n = 0; n < counts[target]!; n++) {
    sum += weights[target * stride + n]! * pixel(starts[target]! + n);
  }
  return sum / 2 ** PRECISION_BITS;
}
