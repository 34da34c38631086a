import type { BodyLandmarks } from '../../../engine/core/landmarks.ts';
import { torsoLength } from '../../../engine/perception/verdict.ts';

/** Shoulders, elbows, wrists, hips, knees, ankles. */
const JOINTS = [11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28] as const;
const SHARE_OF_TORSO = 0.1;

/**
 * PCK@0.1 (Yang and Ramanan 2013, of the torso): the share of the 12 body joints found less than
 * 0.1 torso lengths from where they were wanted. Joints wanted outside the picture do not count;
 * 0 when nobody was found, NaN when no joint was wanted inside.
 */
export function correctKeypoints(
  found: BodyLandmarks | null,
  wanted: BodyLandmarks,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  const at = (body: BodyLandmarks, joint: number) =>
    [body[joint * 4]!, body[joint * 4 + 1]!] as const;
  const inside = JOINTS.filter((joint) => {
    const [x, y] = at(wanted, joint);
    return x >= 0 && y >= 0 && x < width && y < height;
  });
  if (found === null) return inside.length === 0 ? Number.NaN : 0;
  const limit = SHARE_OF_TORSO * torsoLength(wanted);
  const correct = inside.filter((joint) => {
    const [[x, y], [wantedX, wantedY]] = [at(found, joint), at(wanted, joint)];
    return Math.hypot(x - wantedX, y - wantedY) < limit;
  });
  return correct.length / inside.length;
}
