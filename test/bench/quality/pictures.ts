import type { RgbImage } from '../../../engine/core/image.ts';

/** A picture of 8 × 6 pixels of one grey. */
export function flat(value: number): RgbImage {
  return { width: 8, height: 6, data: new Uint8Array(8 * 6 * 3).fill(value) };
}
