import type { Person } from '../core/person.ts';
import type { PoseTrack } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import { clamp } from './geometry.ts';
import { type Box, headTop, reachOf } from './reach.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

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
  const reach = reachOf(person, track);
  return placeView(person, { reach, size, scale: largestScale(person, reach, size) });
}

/** As large as a person who reaches so far may be. */
export function largestScale(person: Person, reach: Box, size: Size): number {
  const fits = Math.min(
    size.width / (reach.right - reach.left),
    size.height / (reach.bottom - reach.top),
  );
  const { width, height } = person.photo;
  const covers = Math.max(size.width / width, size.height / height);
  const most = Math.max(covers, MOST_ENLARGED);
  return Math.min(Math.max(fits, leastScale(person, reach, size)), most);
}

/** However far a dance reaches. */
export function leastScale(person: Person, reach: Box, size: Size): number {
  if (person.framing !== 'half') return 0;
  return (LEAST_TALL * size.height) / (reach.bottom - headTop(person));
}

interface Placing {
  readonly reach: Box;
  readonly size: Size;
  readonly scale: number;
}

/** Where the photo lies in the output, at a scale. */
export function placeView(person: Person, { reach, size, scale }: Placing): View {
  const { width, height } = person.photo;
  const box = trim(reach, size, scale);
  const x = place({ from: box.left, to: box.right, photo: width, out: size.width, scale });
  const y =
    person.framing === 'half'
      ? size.height - scale * box.bottom
      : placeOnFloor({ from: box.top, to: box.bottom, photo: height, out: size.height, scale });
  return { scale, x, y, width: size.width, height: size.height };
}

/** `[x, y]` each, pixels of the photo → pixels of the output. */
export function placesInView(places: Float64Array, { scale, x, y }: View): Float32Array {
  const seen = new Float32Array(places.length);
  for (let i = 0; i < places.length; i += 2) {
    seen[i] = scale * places[i]! + x;
    seen[i + 1] = scale * places[i + 1]! + y;
  }
  return seen;
}

/** What of a box the output can show: its middle, and its lower end. */
export function trim(box: Box, size: Size, scale: number): Box {
  const excess = Math.max(0, box.right - box.left - size.width / scale) / 2;
  return {
    left: box.left + excess,
    right: box.right - excess,
    top: Math.max(box.top, box.bottom - size.height / scale),
    bottom: box.bottom,
  };
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
