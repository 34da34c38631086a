import type { RgbImage } from '../../engine/core/image.ts';
import { createRandom } from '../../engine/core/random.ts';
import { clamp } from '../../engine/puppet/geometry.ts';

/**
 * Simulated faults of generated frames. Their kinds are those that users of the public networks
 * tell of; how strong they are is a guess, for want of weights that may be measured here.
 */
export type Fault = (frame: RgbImage, index: number, count: number) => RgbImage;

const WOBBLE = { cellPx: 24, shiftPx: 1.2, tone: 5 } as const;

/** What an autoencoder and the noise do to each frame anew: things shift by about a pixel, and patches change their tone. */
export const wobble: Fault = (frame, index) => {
  const random = createRandom(1000 + index);
  const { width, height, data } = frame;
  const noise = (strength: number) => smoothNoise(frame, WOBBLE.cellPx, strength, random);
  const [across, down] = [noise(WOBBLE.shiftPx), noise(WOBBLE.shiftPx)];
  const tones = [noise(WOBBLE.tone), noise(WOBBLE.tone), noise(WOBBLE.tone)];
  const out = new Uint8Array(data.length);
  for (let at = 0, i = 0; at < width * height; at++) {
    const x = clamp((at % width) + across[at]!, 0, width - 1.001);
    const y = clamp(Math.floor(at / width) + down[at]!, 0, height - 1.001);
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - column, y - row];
    for (let c = 0; c < 3; c++, i++) {
      const p = (row * width + column) * 3 + c;
      const q = p + width * 3;
      const upper = data[p]! + fx * (data[p + 3]! - data[p]!);
      const lower = data[q]! + fx * (data[q + 3]! - data[q]!);
      out[i] = toByte(upper + fy * (lower - upper) + tones[c]![at]!);
    }
  }
  return { width, height, data: out };
};

const CAST = { gain: [0.93, 1, 1.05], offset: [6, 0, -4] } as const;

/** Red grows pale and blue strong, half as much at the clip's beginning as at its end. */
export const cast: Fault = (frame, index, count) => {
  const share = 0.5 + (0.5 * index) / Math.max(1, count - 1);
  return recolour(frame, (value, c) => {
    const wrong = value * CAST.gain[c]! + CAST.offset[c]!;
    return value + share * (wrong - value);
  });
};

const PUMPING = 0.04;

/** Each frame is brighter or darker than it should be, by up to 4 %. */
export const pumping: Fault = (frame, index) => {
  const gain = 1 + PUMPING * (2 * createRandom(2000 + index)() - 1);
  return recolour(frame, (value) => value * gain);
};

function recolour(frame: RgbImage, change: (value: number, channel: number) => number): RgbImage {
  return { ...frame, data: frame.data.map((value, i) => toByte(change(value, i % 3))) };
}

/** Noise of -strength..strength a pixel, smooth over a cell. */
function smoothNoise(
  { width, height }: RgbImage,
  cellPx: number,
  strength: number,
  random: () => number,
): Float32Array {
  const columns = Math.ceil(width / cellPx) + 2;
  const rows = Math.ceil(height / cellPx) + 2;
  const grid = Float32Array.from({ length: columns * rows }, () => strength * (2 * random() - 1));
  return Float32Array.from({ length: width * height }, (_, at) => {
    const [u, v] = [(at % width) / cellPx, Math.floor(at / width) / cellPx];
    const p = Math.floor(v) * columns + Math.floor(u);
    const [fu, fv] = [ease(u % 1), ease(v % 1)];
    const upper = grid[p]! + fu * (grid[p + 1]! - grid[p]!);
    const lower = grid[p + columns]! + fu * (grid[p + columns + 1]! - grid[p + columns]!);
    return upper + fv * (lower - upper);
  });
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

function toByte(value: number): number {
  return Math.round(clamp(value, 0, 255));
}
