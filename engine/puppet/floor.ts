import type { BodyLandmarks } from '../core/landmarks.ts';
import { BODY } from '../core/landmarks.ts';

/** y of the lowest point of either foot. */
export function floorOf(body: BodyLandmarks): number {
  const feet = [BODY.leftHeel, BODY.rightHeel, BODY.leftFootIndex, BODY.rightFootIndex];
  return Math.max(...feet.map((i) => body[i * 4 + 1]!));
}
