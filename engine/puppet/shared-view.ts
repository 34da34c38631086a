import type { Person } from '../core/person.ts';
import type { PoseTrack } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import { type Box, reachOf } from './reach.ts';
import { largestScale, leastScale, placeView, planView, type Size, trim } from './view.ts';

/** From each framing of a photo to the next wider one. */
const STEP = 1.12;
/**
 * So much of the output's shorter side may be missing of the air around the dance; more where it is wider
 * than the output, and hands leave that anyway.
 */
const TOLERANCE = { whole: 0.03, cut: 0.08 };

/**
 * As `planView`, but one of a few framings that belong to the photo, whatever is danced: the nearest one
 * that has room for the dance. So most dances of a photo are seen by the same camera, and what networks
 * read of the photo in it need not be computed anew. A dance that fits in none of them well has its own.
 */
export function planSharedView(person: Person, track: PoseTrack, size: Size): View {
  const reach = reachOf(person, track);
  const still = reachOf(person, { ...track, frames: [] });
  const closest = largestScale(person, still, size);
  const least = leastScale(person, still, size);
  const own = largestScale(person, reach, size);
  const nearest = Math.max(0, Math.ceil(Math.log(closest / own) / Math.log(STEP) - 1e-9));
  for (const framing of [nearest, nearest + 1]) {
    const scale = Math.max(closest / STEP ** framing, least);
    const view = placeView(person, { reach: still, size, scale });
    if (shows(view, reach)) return view;
  }
  return planView(person, track, size);
}

function shows(view: View, reach: Box): boolean {
  const { scale, x, y, width, height } = view;
  const { left, right, top, bottom } = trim(reach, view, scale);
  const isCut = right - left < reach.right - reach.left;
  const tolerance = TOLERANCE[isCut ? 'cut' : 'whole'] * Math.min(width, height);
  const isIn = (place: number, length: number) =>
    place >= -tolerance && place <= length + tolerance;
  return (
    [left, right].every((place) => isIn(scale * place + x, width)) &&
    [top, bottom].every((place) => isIn(scale * place + y, height))
  );
}
