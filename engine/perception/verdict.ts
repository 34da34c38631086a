import { BODY, type BodyLandmarks } from '../core/landmarks.ts';
import type { Framing, PhotoNote } from '../core/person.ts';
import { UserError } from '../core/user-error.ts';

interface Sighting {
  readonly body: BodyLandmarks;
  /** The landmark model's own belief that this is a person, 0..1. */
  readonly confidence: number;
  /** Size of the photo, pixels. */
  readonly width: number;
  readonly height: number;
}

interface Verdict {
  readonly framing: Framing;
  readonly notes: readonly PhotoNote[];
}

const LEAST_CONFIDENCE = 0.5;
const SMALLEST_TORSO_PX = 24;
const SMALL_TORSO_PX = 60;
const VISIBLE = 0.5;
/** How far outside the photo (share of its side) a landmark may lie and still count as in it. */
const BORDER = 0.02;
/** From the front, shoulders are about 0.7 torso lengths apart. */
const SIDE_VIEW_WIDTH = 0.3;

/**
 * Whether somebody in a photo can dance, and what to tell the user about it.
 * @throws UserError 'person-none' | 'person-too-small' | 'person-cut-off'
 */
export function judgePhoto(sighting: Sighting): Verdict {
  const { confidence } = sighting;
  if (confidence < LEAST_CONFIDENCE) throw new UserError('person-none');
  const seen = (index: number) => isSeen(sighting, index);
  if (!seen(BODY.leftShoulder) || !seen(BODY.rightShoulder)) throw new UserError('person-cut-off');
  const torso = torsoLength(sighting.body);
  if (torso < SMALLEST_TORSO_PX) throw new UserError('person-too-small');
  const legs = seen(BODY.leftKnee) && seen(BODY.rightKnee) && feetSeen(sighting);
  const notes: PhotoNote[] = [];
  if (!legs) notes.push('half-body');
  if (torso < SMALL_TORSO_PX) notes.push('small-person');
  const shoulders =
    at(sighting.body, BODY.leftShoulder).x - at(sighting.body, BODY.rightShoulder).x;
  if (shoulders < -SIDE_VIEW_WIDTH * torso) notes.push('back-view');
  else if (Math.abs(shoulders) < SIDE_VIEW_WIDTH * torso) notes.push('side-view');
  if (![BODY.leftWrist, BODY.rightWrist, BODY.nose].every((index) => inPhoto(sighting, index)))
    notes.push('cut-off');
  return { framing: legs ? 'full' : 'half', notes };
}

/** Mid-shoulder to mid-hip, pixels: the unit that sizes on a person are counted in. */
export function torsoLength(body: BodyLandmarks): number {
  const middle = (a: number, b: number, axis: number) =>
    (body[a * 4 + axis]! + body[b * 4 + axis]!) / 2;
  const along = (axis: number) =>
    middle(BODY.leftShoulder, BODY.rightShoulder, axis) - middle(BODY.leftHip, BODY.rightHip, axis);
  return Math.hypot(along(0), along(1));
}

/** One foot may be hidden behind something; not both. */
function feetSeen(sighting: Sighting): boolean {
  return (
    (isSeen(sighting, BODY.leftAnkle) || isSeen(sighting, BODY.rightAnkle)) &&
    inPhoto(sighting, BODY.leftAnkle) &&
    inPhoto(sighting, BODY.rightAnkle)
  );
}

function isSeen(sighting: Sighting, index: number): boolean {
  return at(sighting.body, index).visibility >= VISIBLE && inPhoto(sighting, index);
}

function inPhoto({ body, width, height }: Sighting, index: number): boolean {
  const { x, y } = at(body, index);
  return (
    x >= -BORDER * width &&
    x <= (1 + BORDER) * width &&
    y >= -BORDER * height &&
    y <= (1 + BORDER) * height
  );
}

function at(body: BodyLandmarks, index: number): { x: number; y: number; visibility: number } {
  return { x: body[index * 4]!, y: body[index * 4 + 1]!, visibility: body[index * 4 + 3]! };
}
