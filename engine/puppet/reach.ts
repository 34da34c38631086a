import { BODY } from '../core/landmarks.ts';
import type { Person } from '../core/person.ts';
import type { PoseTrack } from '../core/pose-track.ts';
import { EXTRA, jointsOf, torsoLength } from './skeleton.ts';

/** Pixels of the photo. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MARGIN = 0.28;

/** All that a dance reaches, and some air around it. */
export function reachOf(person: Person, track: PoseTrack): Box {
  return person.framing === 'half' ? halfBox(person, track) : fullBox(person, track);
}

/** Everything that the joints reach, hands and hair included. */
function fullBox(person: Person, track: PoseTrack): Box {
  const torso = torsoLength(jointsOf(person.body));
  const reach = jointBox(person, track, 33);
  const margin = MARGIN * torso;
  return {
    left: reach.left - margin,
    right: reach.right + margin,
    top: Math.min(reach.top - margin, reach.head - headroom(person)),
    // Below the photo there is only its mirror image, so no more of it than feet need.
    bottom: Math.max(
      reach.bottom + 0.1 * margin,
      Math.min(reach.bottom + margin, person.photo.height),
    ),
  };
}

/** As above from the hips up; ends where the body is cut off, when it rises most. */
function halfBox(person: Person, track: PoseTrack): Box {
  const torso = torsoLength(jointsOf(person.body));
  const reach = jointBox(person, track, BODY.leftHip);
  const margin = MARGIN * torso;
  return {
    left: reach.left - margin,
    right: reach.right + margin,
    top: Math.min(reach.top - margin, reach.head - headroom(person)),
    bottom: matteEnd(person, 'bottom') - 0.03 * torso,
  };
}

function jointBox(
  person: Person,
  track: PoseTrack,
  count: number,
): Box & { readonly head: number } {
  const box = {
    left: Infinity,
    right: -Infinity,
    top: Infinity,
    bottom: -Infinity,
    head: Infinity,
  };
  for (const { body } of [person, ...track.frames]) {
    const joints = jointsOf(body);
    for (let i = 0; i < joints.length / 2; i++) {
      if (i >= count && i !== EXTRA.leftHand && i !== EXTRA.rightHand) continue;
      box.left = Math.min(box.left, joints[i * 2]!);
      box.right = Math.max(box.right, joints[i * 2]!);
      box.top = Math.min(box.top, joints[i * 2 + 1]!);
      box.bottom = Math.max(box.bottom, joints[i * 2 + 1]!);
    }
    box.head = Math.min(box.head, joints[EXTRA.head * 2 + 1]!);
  }
  return box;
}

/** From the middle of the head to the top of the hair, and a little air. */
function headroom(person: Person): number {
  return jointsOf(person.body)[EXTRA.head * 2 + 1]! - headTop(person);
}

/** y of the top of the hair, with a little air. */
export function headTop(person: Person): number {
  return matteEnd(person, 'top') - 0.1 * torsoLength(jointsOf(person.body));
}

/** First row with the person, or the row after the last one. */
function matteEnd({ matte }: Person, end: 'top' | 'bottom'): number {
  const { width, height, data } = matte;
  const first = data.findIndex((v) => v > 127);
  const last = data.findLastIndex((v) => v > 127);
  if (first < 0) return end === 'top' ? 0 : height;
  return end === 'top' ? Math.floor(first / width) : Math.floor(last / width) + 1;
}
