import type { RgbImage } from '../../../engine/core/image.ts';
import { PSNR_OF_EQUALS } from './psnr.ts';

/**
 * PSNR as often published for dance videos, dB: difference and square are taken in 8-bit numbers,
 * where both wrap around at 256. Source: DisCo, tool/metrics/ssim_l1_lpips_psnr.py, which later
 * papers' tables go back to. No measure of likeness: it flatters large differences, and those of a
 * multiple of 16 vanish. Only to be held against such tables.
 */
export function psnrUint8(a: RgbImage, b: RgbImage): number {
  let squared = 0;
  for (let i = 0; i < a.data.length; i++) {
    const difference = (a.data[i]! - b.data[i]!) & 255;
    squared += (difference * difference) & 255;
  }
  return squared === 0 ? PSNR_OF_EQUALS : 10 * Math.log10((255 ** 2 * a.data.length) / squared);
}
