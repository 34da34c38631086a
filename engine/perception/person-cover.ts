import type { GrayImage } from '../core/image.ts';
import { BODY } from '../core/landmarks.ts';
import type { BodyReading } from './body-landmarks.ts';
import { paintCapsule } from './capsule.ts';
import { personMask } from './person-mask.ts';
import { torsoLength } from './verdict.ts';

/** Earrings, buns and toes often stick out of the matte: a disc around each, in torsos. */
const DISCS: readonly (readonly [joint: number, radius: number])[] = [
  [BODY.leftEar, 0.12],
  [BODY.rightEar, 0.12],
  [BODY.leftFootIndex, 0.08],
  [BODY.rightFootIndex, 0.08],
];
const MIN_MASK = 0.2;

/**
 * Everything of the person that must not stay in the background, 1 a pixel: what the matte keeps,
 * what the network's mask says beyond it, and what usually sticks out of both.
 */
export function coverPerson(matte: GrayImage, reading: BodyReading): Uint8Array {
  const mask = personMask(reading, { width: matte.width, height: matte.height, scale: 1 });
  const cover = matte.data.map((alpha, at) => (alpha > 12 || mask[at]! > MIN_MASK ? 1 : 0));
  const torso = torsoLength(reading.body);
  for (const [joint, radius] of DISCS) {
    const [x, y] = [reading.body[joint * 4]!, reading.body[joint * 4 + 1]!];
    paintCapsule({ x0: x, y0: y, x1: x, y1: y, radius: radius * torso }, matte, (at) => {
      cover[at] = 1;
    });
  }
  return cover;
}
