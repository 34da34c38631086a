import type { LiteSize } from '../networks/lite/lite-photo.ts';

/** The middle of each pixel, planes [2,H,W]: x, then y. */
export function ownPlaces({ height, width }: LiteSize): Float32Array {
  const pixels = height * width;
  const places = new Float32Array(2 * pixels);
  for (let at = 0; at < pixels; at++) {
    places[at] = (at % width) + 0.5;
    places[pixels + at] = Math.floor(at / width) + 0.5;
  }
  return places;
}
