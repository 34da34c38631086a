import type { RgbImage } from '../../../engine/core/image.ts';
import type { Region } from './region.ts';

/** Mean absolute difference of all channels, 0..255, over all pixels or those of a region. */
export function l1(a: RgbImage, b: RgbImage, region?: Region): number {
  let sum = 0;
  let count = 0;
  for (let pixel = 0; pixel < a.width * a.height; pixel++) {
    if (region !== undefined && region[pixel] === 0) continue;
    for (let i = pixel * 3; i < pixel * 3 + 3; i++) sum += Math.abs(a.data[i]! - b.data[i]!);
    count += 3;
  }
  return sum / Math.max(count, 1);
}

/**
 * L1 as often published for dance videos: the mean absolute difference divided by the number of
 * pixels once more, so that it depends on the size of the frames. Source: DisCo,
 * tool/metrics/ssim_l1_lpips_psnr.py.
 */
export function l1Published(a: RgbImage, b: RgbImage): number {
  return l1(a, b) / (a.width * a.height);
}
