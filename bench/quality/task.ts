import type { RgbImage } from '../../engine/core/image.ts';
import type { BodyLandmarks } from '../../engine/core/landmarks.ts';
import type { Person } from '../../engine/core/person.ts';
import type { PoseTrack } from '../../engine/core/pose-track.ts';
import type { View } from '../../engine/core/view.ts';
import { retarget } from '../../engine/motion/retarget.ts';
import { planView } from '../../engine/puppet/view.ts';
import type { SeenFrame } from './watch-clip.ts';

/** What a method is asked to draw: this person in these poses. */
export interface Task {
  readonly name: string;
  readonly person: Person;
  /** Pixels of the photo. */
  readonly track: PoseTrack;
  /** Where the photo lies in the frames. */
  readonly view: View;
  /** The poses in pixels of the frames. */
  readonly wanted: readonly BodyLandmarks[];
  /** Whether the poses were found in a video; else a dance of the project's own has them. */
  readonly watched: boolean;
  /** The true frames, where the dance is the person's own. */
  readonly truth: readonly SeenFrame[] | null;
}

/** Of the poses, frames a second. */
export interface Rate {
  readonly fps: number;
}

/** Self-reenactment: the clip's first frame is the photo, what follows is the dance and the truth. */
export function selfTask(
  name: string,
  person: Person,
  frames: readonly SeenFrame[],
  { fps }: Rate,
): Task {
  const truth = frames.slice(1);
  const { width, height } = person.photo;
  return {
    name,
    person,
    track: { fps, frames: truth },
    view: { scale: 1, x: 0, y: 0, width, height },
    wanted: truth.map(({ body }) => body),
    watched: true,
    truth,
  };
}

/**
 * A clip's person in a dance of which the poses are known.
 * @param poses of all frames, the first of them the photo's
 */
export function dancedTask(
  name: string,
  person: Person,
  {
    frames,
    poses,
  }: { readonly frames: readonly SeenFrame[]; readonly poses: readonly BodyLandmarks[] },
  rate: Rate,
): Task {
  const [own, ...wanted] = poses as [BodyLandmarks, ...BodyLandmarks[]];
  const task = selfTask(name, { ...person, body: own }, frames, rate);
  const track = { ...rate, frames: wanted.map((body) => ({ body })) };
  return { ...task, track, wanted, watched: false };
}

/** Cross-reenactment: another's dance, on the person's own proportions, in frames of the photo's size. */
export function crossTask(
  name: string,
  person: Person,
  dance: readonly SeenFrame[],
  { fps }: Rate,
): Task {
  const track = retarget({ fps, frames: dance.slice(1) }, person);
  const view = planView(person, track, person.photo);
  return {
    name,
    person,
    track,
    view,
    wanted: track.frames.map(({ body }) => inView(body, view)),
    watched: true,
    truth: null,
  };
}

function inView(body: BodyLandmarks, { scale, x, y }: View): BodyLandmarks {
  const offsets = [x, y, 0];
  return body.map((value, i) => (i % 4 === 3 ? value : value * scale + offsets[i % 4]!));
}

/** Drawn frames of a task, one a pose. */
export type Frames = readonly RgbImage[];
