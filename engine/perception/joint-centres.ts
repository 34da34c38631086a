import { BODY, type BodyLandmarks } from '../core/landmarks.ts';

type Joint = 'Shoulder' | 'Elbow' | 'Hip' | 'Knee' | 'Ankle';

/** A joint, and how far it lies from where it is seen, as a share of the way between two that are seen. */
type Move = readonly [joint: Joint, share: number, from: Joint, to: Joint, across?: 'across'];

/**
 * Fitted to 600 rendered pictures of 120 people, whose skeleton is known (training/measure_joints.py). Wrists
 * and knees are seen where they are.
 */
const MOVES: readonly Move[] = [
  ['Shoulder', 0.075, 'Shoulder', 'Elbow'],
  ['Shoulder', 0.02, 'Shoulder', 'Hip'],
  ['Elbow', 0.07, 'Shoulder', 'Elbow'],
  ['Hip', -0.075, 'Hip', 'Hip', 'across'],
  ['Ankle', 0.07, 'Knee', 'Ankle'],
];

/**
 * Landmarks with limbs that begin and end where they turn. The network sees shoulders above the joint, hips
 * inside it, elbows and ankles before it: a limb that is turned about such a point leaves its place.
 * For dances that know their own joints. A dancer in a video is seen as wrongly as the photo, which mostly
 * cancels; there it would do harm.
 */
export function jointCentres(seen: BodyLandmarks): BodyLandmarks {
  const body = Float32Array.from(seen);
  for (const side of ['left', 'right'] as const) {
    const other = side === 'left' ? 'right' : 'left';
    for (const [joint, share, from, to, across] of MOVES) {
      const start = BODY[`${side}${from}`] * 4;
      const end = BODY[`${across ? other : side}${to}`] * 4;
      for (let axis = 0; axis < 3; axis++) {
        body[BODY[`${side}${joint}`] * 4 + axis]! +=
          share * (seen[end + axis]! - seen[start + axis]!);
      }
    }
  }
  return body;
}
