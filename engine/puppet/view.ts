import { BODY } from '../core/landmarks.ts';
import type { Person } from '../core/person.ts';
import type { PoseTrack } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import { clamp } from './geometry.ts';
import { EXTRA, jointsOf, torsoLength } from './skeleton.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MARGIN = 0.28;
/** The most that a photo is enlarged only to make the person bigger. */
const MOST_ENLARGED = 1.5;
/**
 * A half body is at least this share of the output's height, as portraits are: rather a hand leaves
 * the picture for a moment than everyone is small under an empty sky.
 */
const LEAST_TALL = 0.62;

/**
 * One fixed camera for a whole dance: every joint stays in the picture, the person is as large as
 * that allows, the photo fills the output where it can. The cut end of a half body stays below
 * the output's lower border.
 */
export function planView(person: Person, track: PoseTrack, size: Size): View {
  const whole = person.framing === 'half' ? halfBox(person, track) : fullBox(person, track);
  const fits = Math.min(
    size.width / (whole.right - whole.left),
    size.height / (whole.bottom - whole.top),
  );
  const { width, height } = person.photo;
  const covers = Math.max(size.width / width, size.height / height);
  const closeUp = (LEAST_TALL * size.height) / (whole.bottom - headTop(person));
  const least = person.framing === 'half' ? closeUp : 0;
  const scale = Math.min(Math.max(fits, least), Math.max(covers, MOST_ENLARGED));
  const box = trim(whole, size, scale);
  const x = place({ from: box.left, to: box.right, photo: width, out: size.width, scale });
  const y =
    person.framing === 'half'
      ? size.height - scale * box.bottom
      : placeOnFloor({ from: box.top, to: box.bottom, photo: height, out: size.height, scale });
  return { scale, x, y, width: size.width, height: size.height };
}

/** `[x, y]` each, pixels of the photo → pixels of the output. */
export function placesInView(places: Float64Array, { scale, x, y }: View): Float32Array {
  return Float32Array.from(places, (place, i) => scale * place + (i % 2 === 0 ? x : y));
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

/** What of a box the output can show: its middle, and its lower end. */
function trim(box: Box, size: Size, scale: number): Box {
  const excess = Math.max(0, box.right - box.left - size.width / scale) / 2;
  return {
    left: box.left + excess,
    right: box.right - excess,
    top: Math.max(box.top, box.bottom - size.height / scale),
    bottom: box.bottom,
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
function headTop(person: Person): number {
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

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly photo: number;
  readonly out: number;
  readonly scale: number;
}

/** Centres the dance; where the photo is wide enough, its borders stay outside. */
function place(axis: Axis): number {
  const { from, to, photo, out, scale } = axis;
  const spare = out - scale * photo;
  const centred = out / 2 - (scale * (from + to)) / 2;
  return showAll(clamp(centred, Math.min(spare, 0), Math.max(spare, 0)), axis);
}

/** As `place`, but a photo that is too low stands on the lower border: walls mirror better than floors. */
function placeOnFloor(axis: Axis): number {
  const spare = axis.out - axis.scale * axis.photo;
  return spare > 0 ? showAll(spare, axis) : place(axis);
}

/** The nearest offset that keeps the whole dance in the output. */
function showAll(offset: number, { from, to, out, scale }: Axis): number {
  const least = -scale * from;
  return clamp(offset, least, Math.max(least, out - scale * to));
}
