import type { RgbImage } from '../../../engine/core/image.ts';
import type { Region } from './region.ts';

/** What published code answers for equal pictures (their true PSNR is infinite), so that means stay finite. */
export const PSNR_OF_EQUALS = 100;

/**
 * Peak signal-to-noise ratio, dB: 10 · log₁₀(255² / mean squared difference), computed in floating
 * point over all channels of all pixels, or of those of a region. Higher is closer; 100 when equal.
 */
export function psnr(a: RgbImage, b: RgbImage, region?: Region): number {
  let squared = 0;
  let count = 0;
  for (let pixel = 0; pixel < a.width * a.height; pixel++) {
    if (region !== undefined && region[pixel] === 0) continue;
    for (let i = pixel * 3; i < pixel * 3 + 3; i++) squared += (a.data[i]! - b.data[i]!) ** 2;
    count += 3;
  }
  return squared === 0 ? PSNR_OF_EQUALS : 10 * Math.log10((255 ** 2 * count) / squared);
}
