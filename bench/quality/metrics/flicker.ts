import type { RgbImage } from '../../../engine/core/image.ts';
import type { Region } from './region.ts';

/** Three frames in a row. */
export type Triple = readonly [before: RgbImage, middle: RgbImage, after: RgbImage];

/**
 * Temporal flicker: mean of |before − 2·middle + after| over all channels, 0..510, of all pixels or
 * those of a region. 0 for what rests or brightens evenly; meant for pixels that nobody passes.
 */
export function flicker(triple: Triple, region?: Region): number {
  const bend = secondDifference(triple);
  return meanOver(triple[1], (i) => Math.abs(bend(i)), region);
}

/**
 * Error of the movement: mean of |second difference over time − that of the true frames| over all
 * channels, 0..1020, of all pixels or those of a region. Without any optical flow: true movement
 * costs nothing, too little and too much of it do.
 */
export function motionError(triple: Triple, truth: Triple, region?: Region): number {
  const [bend, trueBend] = [secondDifference(triple), secondDifference(truth)];
  return meanOver(triple[1], (i) => Math.abs(bend(i) - trueBend(i)), region);
}

function secondDifference([before, middle, after]: Triple): (i: number) => number {
  return (i) => before.data[i]! - 2 * middle.data[i]! + after.data[i]!;
}

function meanOver(
  { width, height }: RgbImage,
  value: (i: number) => number,
  region?: Region,
): number {
  let sum = 0;
  let count = 0;
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (region !== undefined && region[pixel] === 0) continue;
    for (let i = pixel * 3; i < pixel * 3 + 3; i++) sum += value(i);
    count += 3;
  }
  return sum / Math.max(count, 1);
}
