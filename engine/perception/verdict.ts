import { BODY, type BodyLandmarks } from '../core/landmarks.ts';
import type { Framing, PhotoNote } from '../core/person.ts';
import { UserError } from '../core/user-error.ts';

/** Whether and how a photo's person can dance. */
interface Verdict {
  readonly framing: Framing;
  readonly notes: readonly PhotoNote[];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const MIN_TORSO_PX = 24;
const SMALL_TORSO_PX = 48;
const MIN_ANKLE_VISIBILITY = 0.5;
const UNCERTAIN_PRESENCE = 0.8;
/** A standing leg reaches at least so far down, by its length; a seated one's thigh is seen short. */
const LEAST_UPRIGHT = 0.6;
const LEAST_THIGH = 0.5;
/** Shoulders narrower than this part of the torso's length: seen from the side. */
const SIDE_WIDTH = 0.35;
/** How far a joint may lie beyond the border and still count as in the picture, in torsos. */
const MARGIN = 0.08;

/**
 * Judges framing and view from the landmarks.
 * @throws UserError `person-cut-off`, `person-too-small`
 */
export function judgePerson(body: BodyLandmarks, presence: number, size: Size): Verdict {
  const torso = torsoLength(body);
  if (torso < MIN_TORSO_PX) throw new UserError('person-too-small');
  const inside = (joint: number) => isInside(body, joint, size, MARGIN * torso);
  const shoulders = [BODY.leftShoulder, BODY.rightShoulder].filter(inside).length;
  const hips = [BODY.leftHip, BODY.rightHip].filter(inside).length;
  if (shoulders === 0 || hips === 0) throw new UserError('person-cut-off');

  const folded = showsLegs(body, inside) && legsAreFolded(body);
  const framing = showsLegs(body, inside) && !folded ? 'full' : 'half';
  const notes: PhotoNote[] = [];
  if (folded) notes.push('folded-legs');
  else if (framing === 'half') notes.push('half-body');
  if (shoulders + hips < 4) notes.push('cut-off');
  if (torso < SMALL_TORSO_PX) notes.push('small-person');
  notes.push(...viewNotes(body, torso));
  if (presence < UNCERTAIN_PRESENCE) notes.push('uncertain');
  return { framing, notes };
}

/** T of every other file: middle of the shoulders to middle of the hips, pixels. */
export function torsoLength(body: BodyLandmarks): number {
  const middle = (one: number, two: number, axis: number) =>
    (body[one * 4 + axis]! + body[two * 4 + axis]!) / 2;
  const { leftShoulder, rightShoulder, leftHip, rightHip } = BODY;
  return Math.hypot(
    middle(leftShoulder, rightShoulder, 0) - middle(leftHip, rightHip, 0),
    middle(leftShoulder, rightShoulder, 1) - middle(leftHip, rightHip, 1),
  );
}

function isInside(body: BodyLandmarks, joint: number, size: Size, margin: number): boolean {
  const [x, y] = [body[joint * 4]!, body[joint * 4 + 1]!];
  return x > -margin && y > -margin && x < size.width + margin && y < size.height + margin;
}

function showsLegs(body: BodyLandmarks, inside: (joint: number) => boolean): boolean {
  const joints = [BODY.leftKnee, BODY.rightKnee, BODY.leftAnkle, BODY.rightAnkle];
  const visibility = (joint: number) => body[joint * 4 + 3]!;
  const ankles = Math.max(visibility(BODY.leftAnkle), visibility(BODY.rightAnkle));
  return joints.every(inside) && ankles >= MIN_ANKLE_VISIBILITY;
}

/** Both: someone sits, kneels or crouches, and legs seen so cannot be drawn standing. */
function legsAreFolded(body: BodyLandmarks): boolean {
  const between = (a: number, b: number) =>
    Math.hypot(body[a * 4]! - body[b * 4]!, body[a * 4 + 1]! - body[b * 4 + 1]!);
  const legs = [
    [BODY.leftHip, BODY.leftKnee, BODY.leftAnkle],
    [BODY.rightHip, BODY.rightKnee, BODY.rightAnkle],
  ] as const;
  return legs.every(([hip, knee, ankle]) => {
    const [thigh, shin] = [between(hip, knee), between(knee, ankle)];
    const height = body[ankle * 4 + 1]! - body[hip * 4 + 1]!;
    return height < LEAST_UPRIGHT * (thigh + shin) || thigh < LEAST_THIGH * shin;
  });
}

function viewNotes(body: BodyLandmarks, torso: number): PhotoNote[] {
  const x = (joint: number) => body[joint * 4]!;
  const shoulders = x(BODY.leftShoulder) - x(BODY.rightShoulder);
  const hips = x(BODY.leftHip) - x(BODY.rightHip);
  if (Math.max(Math.abs(shoulders), Math.abs(hips)) < SIDE_WIDTH * torso) return ['side-view'];
  return shoulders < 0 && hips < 0 ? ['back-view'] : [];
}
