import { type BodyReading, MASK_SIDE } from './body-landmarks.ts';

interface Grid {
  readonly width: number;
  readonly height: number;
  /** Pixels of this grid to one of the picture. */
  readonly scale: number;
}

/**
 * The network's person mask laid back on the (scaled) picture: probability 0..1 a pixel,
 * 0 outside the square that was looked at.
 */
export function personMask(
  { maskLogits, roi }: BodyReading,
  { width, height, scale }: Grid,
): Float32Array {
  const mask = new Float32Array(width * height);
  const cos = (Math.cos(roi.angle) / roi.size) * MASK_SIDE;
  const sin = (Math.sin(roi.angle) / roi.size) * MASK_SIDE;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = (x + 0.5) / scale - roi.centerX;
      const dy = (y + 0.5) / scale - roi.centerY;
      const u = dx * cos + dy * sin + MASK_SIDE / 2 - 0.5;
      const v = dy * cos - dx * sin + MASK_SIDE / 2 - 0.5;
      if (u < 0 || v < 0 || u >= MASK_SIDE - 1 || v >= MASK_SIDE - 1) continue;
      mask[y * width + x] = 1 / (1 + Math.exp(-bilinear(maskLogits, u, v)));
    }
  }
  return mask;
}

function bilinear(values: Float32Array, u: number, v: number): number {
  const [column, row] = [Math.floor(u), Math.floor(v)];
  const [fu, fv] = [u - column, v - row];
  const at = row * MASK_SIDE + column;
  const upper = values[at]! * (1 - fu) + values[at + 1]! * fu;
  const lower = values[at + MASK_SIDE]! * (1 - fu) + values[at + MASK_SIDE + 1]! * fu;
  return upper * (1 - fv) + lower * fv;
}
