import { BODY, type BodyLandmarks } from '../core/landmarks.ts';
import type { Framing, PhotoNote } from '../core/person.ts';
import { UserError } from '../core/user-error.ts';
import { isHandCutOff, isHeadCutOff } from './cut-off.ts';
import { armsAreCrossed, legsAreFolded, viewOf } from './posture.ts';

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
/** How far a joint may lie beyond the border and still count as in the picture, in torsos. */
const MARGIN = 0.08;
/** The picture may end so far above the hips, in torsos: a portrait down to the waist can dance. */
const WAIST = 0.4;

/**
 * Judges framing and view from the landmarks.
 * @throws UserError `person-cut-off`, `person-too-small`
 */
export function judgePerson(body: BodyLandmarks, presence: number, size: Size): Verdict {
  const torso = torsoLength(body);
  if (torso < MIN_TORSO_PX) throw new UserError('person-too-small');
  const inside = (joint: number) => isInside(body, joint, size, MARGIN * torso);
  const shoulders = [BODY.leftShoulder, BODY.rightShoulder].filter(inside).length;
  const toTheWaist = { ...size, height: size.height + WAIST * torso };
  const hips = [BODY.leftHip, BODY.rightHip].filter((hip) =>
    isInside(body, hip, toTheWaist, MARGIN * torso),
  ).length;
  if (shoulders === 0 || hips === 0) throw new UserError('person-cut-off');

  const folded = showsLegs(body, inside) && legsAreFolded(body);
  const framing = showsLegs(body, inside) && !folded ? 'full' : 'half';
  const notes: PhotoNote[] = [];
  if (folded) notes.push('folded-legs');
  else if (framing === 'half') notes.push('half-body');
  if (torso < SMALL_TORSO_PX) notes.push('small-person');
  const headCutOff = isHeadCutOff(body, torso, size);
  if (headCutOff) notes.push('head-cut-off');
  if (shoulders + hips < 4) notes.push('cut-off');
  else if (isHandCutOff(body, torso, size)) notes.push('hands-cut-off');
  const view = viewOf(body, torso);
  if (view === 'side') notes.push('side-view');
  // Without a face the network cannot tell front from back.
  if (view === 'back' && !headCutOff) notes.push('back-view');
  if (view === 'front' && armsAreCrossed(body)) notes.push('arms-crossed');
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
