import type { GrayImage, RgbImage } from '../core/image.ts';
import type { BodyReading } from './body-landmarks.ts';
import { personMask } from './person-mask.ts';

/** Alpha of the person. */
export function cutMatte({ width, height }: RgbImage, reading: BodyReading): GrayImage {
  const mask = personMask(reading, width, height);
  return { width, height, data: Uint8Array.from(mask, (value) => Math.round(255 * value)) };
}
