import type { RgbImage } from '../core/image.ts';
import { blur } from '../puppet/blur.ts';
import type { Cast, FrameCast } from './cast.ts';
import type { GuidedFrame } from './guided-frame.ts';

/** How softly the person's colours turn into the background's, pixels a picture's long side. */
const SEAM = 0.006;

/** A frame that has one cast as if it had another: the person's and the background's each. */
export function recast({ image, guide }: GuidedFrame, from: FrameCast, to: FrameCast): RgbImage {
  const { width, height } = image;
  const person = tables(from.person, to.person);
  const behind = tables(from.background, to.background);
  const cover = Float32Array.from(guide.layers, (layer) => (layer > 0 ? 1 : 0));
  const soft = blur(cover, image, SEAM * Math.max(width, height));
  const data = new Uint8Array(image.data.length);
  for (let pixel = 0, i = 0; pixel < soft.length; pixel++) {
    const share = soft[pixel]!;
    for (let channel = 0; channel < 3; channel++, i++) {
      const at = channel * 256 + image.data[i]!;
      data[i] = behind[at]! + share * (person[at]! - behind[at]!) + 0.5;
    }
  }
  return { width, height, data };
}

/** What becomes of each value 0..255 of each channel. */
function tables(from: Cast, to: Cast): Float32Array {
  return Float32Array.from({ length: 3 * 256 }, (_, i) => {
    const [had, has] = [from[i >> 8]!, to[i >> 8]!];
    const value = (((i & 255) - had.offset) / had.gain) * has.gain + has.offset;
    return Math.min(255, Math.max(0, value));
  });
}
