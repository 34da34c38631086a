import type { RgbImage } from '../core/image.ts';
import { blur } from '../puppet/blur.ts';
import type { Cast, FrameCast } from './cast.ts';
import type { GuidedFrame } from './guided-frame.ts';
import { doubled, everySecond, halfOf } from './half-size.ts';

/** How softly the person's colours turn into the background's, pixels a picture's long side. */
const SEAM = 0.006;

/** A frame that has one cast as if it had another: the person's and the background's each. */
export function recast({ image, guide }: GuidedFrame, from: FrameCast, to: FrameCast): RgbImage {
  const { width, height } = image;
  const person = tables(from.person, to.person);
  const behind = tables(from.background, to.background);
  const shares = personShares(guide.layers, image);
  const data = new Uint8Array(image.data.length);
  for (let at = 0, i = 0; at < shares.length; at++) {
    const share = shares[at]!;
    for (let channel = 0; channel < 3; channel++, i++) {
      const value = channel * 256 + image.data[i]!;
      data[i] = share * person[value]! + (1 - share) * behind[value]! + 0.5;
    }
  }
  return { width, height, data };
}

/** How much of the person is in each pixel, 0..1, about. */
function personShares(layers: Uint8Array, full: RgbImage): Float32Array {
  const small = halfOf(full);
  const cover = Float32Array.from(everySecond(layers, full), (layer) => (layer > 0 ? 1 : 0));
  return doubled(blur(cover, small, SEAM * Math.max(small.width, small.height)), full);
}

/** What becomes of each value 0..255 of each channel. */
function tables(from: Cast, to: Cast): Float32Array {
  return Float32Array.from({ length: 3 * 256 }, (_, i) => {
    const [had, has] = [from[i >> 8]!, to[i >> 8]!];
    const value = (((i & 255) - had.offset) / had.gain) * has.gain + has.offset;
    return Math.min(255, Math.max(0, value));
  });
}
