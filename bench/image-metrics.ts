import type { RgbImage } from '../engine/core/image.ts';

/** Which pixels count: one byte a pixel, 0 = no. */
type Region = Uint8Array;

/** Peak signal-to-noise ratio in dB over all pixels, or those of a region. Higher is closer. */
export function psnr(a: RgbImage, b: RgbImage, region?: Region): number {
  let squared = 0;
  let count = 0;
  for (let pixel = 0; pixel < a.width * a.height; pixel++) {
    if (region !== undefined && region[pixel] === 0) continue;
    for (let i = pixel * 3; i < pixel * 3 + 3; i++) squared += (a.data[i]! - b.data[i]!) ** 2;
    count += 3;
  }
  return 10 * Math.log10(255 ** 2 / Math.max(squared / Math.max(count, 1), 1e-2));
}

const WINDOW = 7;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * Structural similarity (Wang et al. 2004) with a uniform 7×7 window, mean over the colour channels,
 * as scikit-image computes it; averaged over all pixels, or those of a region. 1 is identical.
 */
export function ssim(a: RgbImage, b: RgbImage, region?: Region): number {
  const { width, height } = a;
  let sum = 0;
  let count = 0;
  for (let channel = 0; channel < 3; channel++) {
    const x = channelOf(a, channel);
    const y = channelOf(b, channel);
    const product = (p: Float64Array, q: Float64Array) => p.map((value, i) => value * q[i]!);
    const mean = (p: Float64Array) => boxMean(p, width, height);
    const [mx, my] = [mean(x), mean(y)];
    const [xx, yy, xy] = [mean(product(x, x)), mean(product(y, y)), mean(product(x, y))];
    const unbiased = WINDOW ** 2 / (WINDOW ** 2 - 1);
    for (let i = 0; i < width * height; i++) {
      if (region !== undefined && region[i] === 0) continue;
      const vx = unbiased * (xx[i]! - mx[i]! ** 2);
      const vy = unbiased * (yy[i]! - my[i]! ** 2);
      const cov = unbiased * (xy[i]! - mx[i]! * my[i]!);
      sum +=
        ((2 * mx[i]! * my[i]! + C1) * (2 * cov + C2)) /
        ((mx[i]! ** 2 + my[i]! ** 2 + C1) * (vx + vy + C2));
      count++;
    }
  }
  return sum / Math.max(count, 1);
}

function channelOf(image: RgbImage, channel: number): Float64Array {
  return Float64Array.from(
    { length: image.width * image.height },
    (_, i) => image.data[i * 3 + channel]!,
  );
}

/** Mean over a 7×7 window, edges clamped. */
function boxMean(values: Float64Array, width: number, height: number): Float64Array {
  return alongColumns(alongRows(values, width, height), width, height);
}

function alongRows(values: Float64Array, width: number, height: number): Float64Array {
  return slide(values, height, width, width, 1);
}

function alongColumns(values: Float64Array, width: number, height: number): Float64Array {
  return slide(values, width, height, 1, width);
}

/** Running mean along one axis: `lines` lines of `length` values, `lineStep` and `step` apart. */
function slide(
  values: Float64Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
): Float64Array {
  const half = (WINDOW - 1) / 2;
  const out = new Float64Array(values.length);
  const clamped = (line: number, i: number) =>
    values[line * lineStep + Math.min(length - 1, Math.max(0, i)) * step]!;
  for (let line = 0; line < lines; line++) {
    let sum = 0;
    for (let i = -half; i <= half; i++) sum += clamped(line, i);
    for (let i = 0; i < length; i++) {
      out[line * lineStep + i * step] = sum / WINDOW;
      sum += clamped(line, i + half + 1) - clamped(line, i - half);
    }
  }
  return out;
}
