import type { RgbImage } from '../core/image.ts';
import { clamp } from '../puppet/geometry.ts';
import type { FrameGuide } from './puppet-guide.ts';

/** A channel's cast: what should be v came out as `gain · v + offset`. */
interface ChannelCast {
  readonly gain: number;
  readonly offset: number;
}

/** Red, green, blue. */
export type Cast = readonly ChannelCast[];

/** The networks colour the person and what is behind apart from each other. */
export interface FrameCast {
  readonly person: Cast;
  readonly background: Cast;
}

/** No more than this is taken for a cast: beyond it frame and puppet show different things. */
const GAIN_LIMITS = { min: 0.75, max: 1.33 } as const;
const OFFSET_LIMIT = 48;
/** Dark and bright pixels must be this far apart for a gain to be told from an offset. */
const LEAST_SPREAD = 24;
/** Fewer pixels in a region tell nothing. */
const LEAST_PIXELS = 200;
/** Every so many pixels are compared. */
const STRIDE = 2;

const NO_CAST: ChannelCast = { gain: 1, offset: 0 };

/** Of a frame that is as it should be. */
export const NEUTRAL: FrameCast = {
  person: [NO_CAST, NO_CAST, NO_CAST],
  background: [NO_CAST, NO_CAST, NO_CAST],
};

/**
 * Compares a frame with the puppet in the same pose, pixel by pixel: the mean of the middle half of
 * the differences, of dark and of bright pixels apart, so that what lies elsewhere than in the
 * puppet does not count. Only amid even surfaces, where lying a little elsewhere changes nothing.
 */
export function measureCast(image: RgbImage, { expected, layers }: FrameGuide): FrameCast {
  const even = evenPixels(expected, layers);
  const compare = (ofPerson: boolean): Cast => {
    const pixels = even.filter((pixel) => layers[pixel]! > 0 === ofPerson);
    return [0, 1, 2].map((channel) => channelCast(image, expected, pixels, channel));
  };
  return { person: compare(true), background: compare(false) };
}

/** Weighted by numbers whose sum is above 0; default: all alike. */
export function meanCast(casts: readonly FrameCast[], weights = casts.map(() => 1)): FrameCast {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (value: (cast: FrameCast) => number) =>
    casts.reduce((sum, cast, i) => sum + weights[i]! * value(cast), 0) / total;
  const meanOf = (region: keyof FrameCast): Cast =>
    [0, 1, 2].map((channel) => ({
      gain: mean((cast) => cast[region][channel]!.gain),
      offset: mean((cast) => cast[region][channel]!.offset),
    }));
  return { person: meanOf('person'), background: meanOf('background') };
}

/** As far around a pixel the puppet must be of one layer and of about one brightness. */
const REACH = 3;
const EVEN = 14;

function evenPixels({ data, width, height }: RgbImage, layers: Uint8Array): Uint32Array {
  const even: number[] = [];
  for (let y = REACH; y < height - REACH; y += STRIDE)
    for (let x = REACH; x < width - REACH; x += STRIDE) {
      const at = y * width + x;
      const isEven = [REACH, -REACH, REACH * width, -REACH * width].every(
        (step) =>
          layers[at + step] === layers[at] &&
          Math.abs(data[(at + step) * 3 + 1]! - data[at * 3 + 1]!) < EVEN,
      );
      if (isEven) even.push(at);
    }
  return Uint32Array.from(even);
}

function channelCast(
  image: RgbImage,
  expected: RgbImage,
  pixels: Uint32Array,
  channel: number,
): ChannelCast {
  if (pixels.length < LEAST_PIXELS) return NO_CAST;
  const threshold = medianOf(expected, pixels, channel);
  const dark = new Differences();
  const bright = new Differences();
  for (const pixel of pixels) {
    const wanted = expected.data[pixel * 3 + channel]!;
    (wanted > threshold ? bright : dark).add(wanted, image.data[pixel * 3 + channel]! - wanted);
  }
  return lineThrough(dark, bright);
}

/** The line through the typical differences of dark and of bright pixels. */
function lineThrough(dark: Differences, bright: Differences): ChannelCast {
  const spread = bright.level - dark.level;
  const [low, high] = [dark.typical(), bright.typical()];
  const isTold = spread >= LEAST_SPREAD && Math.min(dark.count, bright.count) >= LEAST_PIXELS / 4;
  const gain = isTold ? clamp(1 + (high - low) / spread, GAIN_LIMITS.min, GAIN_LIMITS.max) : 1;
  const middle = (dark.level + bright.level) / 2;
  const offset = isTold ? middle * (1 - gain) + (low + high) / 2 : low;
  return { gain, offset: clamp(offset, -OFFSET_LIMIT, OFFSET_LIMIT) };
}

/** Differences -255..255 at pixels of about one brightness. */
class Differences {
  readonly #counts = new Uint32Array(511);
  #sum = 0;
  count = 0;

  add(wanted: number, difference: number): void {
    this.#counts[difference + 255]!++;
    this.#sum += wanted;
    this.count++;
  }

  /** Mean brightness. */
  get level(): number {
    return this.#sum / Math.max(1, this.count);
  }

  /** Mean of the middle half. */
  typical(): number {
    const [from, to] = [this.count / 4, (3 * this.count) / 4];
    let below = 0;
    let sum = 0;
    for (let bin = 0; bin < 511; bin++) {
      const above = below + this.#counts[bin]!;
      sum += (bin - 255) * Math.max(0, Math.min(above, to) - Math.max(below, from));
      below = above;
    }
    return sum / Math.max(1, to - from);
  }
}

function medianOf({ data }: RgbImage, pixels: Uint32Array, channel: number): number {
  const counts = new Uint32Array(256);
  for (const pixel of pixels) counts[data[pixel * 3 + channel]!]!++;
  let below = 0;
  return counts.findIndex((count) => {
    below += count;
    return 2 * below >= pixels.length;
  });
}
