import type { RgbImage } from '../../../engine/core/image.ts';
import { gaussianWeights, localMean, type Plane } from './local-mean.ts';
import type { Region } from './region.ts';

const GAUSSIAN = { weights: gaussianWeights(11, 1.5), unbiased: 1 };
const UNIFORM = { weights: Array<number>(7).fill(1 / 7), unbiased: 49 / 48 };
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004): Gaussian window 11×11, sigma 1.5,
 * K₁ 0.01, K₂ 0.03, in floating point; the mean over the three colour channels of all pixels whose
 * window lies inside the picture, or of those of them in a region. 1 is identical. Answers the mean
 * over any region, since finding the similarity of each pixel is what takes long.
 */
export function compareStructure(a: RgbImage, b: RgbImage): (region?: Region) => number {
  const maps = [0, 1, 2].map((channel) =>
    ssimMap(channelOf(a, channel), channelOf(b, channel), GAUSSIAN),
  );
  return (region) => maps.reduce((sum, map) => sum + meanInside(map, 5, region), 0) / 3;
}

/**
 * SSIM as often published for dance videos: of the pictures in grey, uniform window 7×7 (the
 * default of scikit-image). Source: DisCo, tool/metrics/ssim_l1_lpips_psnr.py.
 */
export function ssimPublished(a: RgbImage, b: RgbImage): number {
  return meanInside(ssimMap(greyOf(a), greyOf(b), UNIFORM), 3);
}

interface Window {
  readonly weights: readonly number[];
  /** What variances are multiplied by, to be those of samples. */
  readonly unbiased: number;
}

function ssimMap(a: Plane, b: Plane, { weights, unbiased }: Window): Plane {
  const mean = (plane: Plane) => localMean(plane, weights).data;
  const [ma, mb] = [mean(a), mean(b)];
  // Of the variances only their sum is asked for, so one mean serves both.
  const [squares, products] = [mean(sumOfSquares(a, b)), mean(product(a, b))];
  const data = new Float64Array(ma.length);
  for (let i = 0; i < data.length; i++) {
    const [meanA, meanB] = [ma[i]!, mb[i]!];
    const meanSquares = meanA * meanA + meanB * meanB;
    const variances = unbiased * (squares[i]! - meanSquares);
    const covariance = unbiased * (products[i]! - meanA * meanB);
    data[i] =
      ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanSquares + C1) * (variances + C2));
  }
  return { ...a, data };
}

function sumOfSquares(a: Plane, b: Plane): Plane {
  const data = new Float64Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = a.data[i]! ** 2 + b.data[i]! ** 2;
  return { ...a, data };
}

function product(a: Plane, b: Plane): Plane {
  const data = new Float64Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = a.data[i]! * b.data[i]!;
  return { ...a, data };
}

/** Mean over a map without a border of so many pixels, which windows reach out of. */
function meanInside({ width, height, data }: Plane, border: number, region?: Region): number {
  let sum = 0;
  let count = 0;
  for (let y = border; y < height - border; y++) {
    for (let x = border; x < width - border; x++) {
      if (region !== undefined && region[y * width + x] === 0) continue;
      sum += data[y * width + x]!;
      count++;
    }
  }
  return sum / Math.max(count, 1);
}

function channelOf({ width, height, data }: RgbImage, channel: number): Plane {
  const plane = new Float64Array(width * height);
  for (let i = 0; i < plane.length; i++) plane[i] = data[i * 3 + channel]!;
  return { width, height, data: plane };
}

/** Luma as OpenCV computes it: 15-bit fixed-point weights, rounded. */
function greyOf({ width, height, data }: RgbImage): Plane {
  const plane = new Float64Array(width * height);
  for (let i = 0, at = 0; i < plane.length; i++, at += 3) {
    const sum = 9798 * data[at]! + 19235 * data[at + 1]! + 3735 * data[at + 2]!;
    plane[i] = (sum + 16384) >> 15;
  }
  return { width, height, data: plane };
}
