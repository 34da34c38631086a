import { BODY } from '../core/landmarks.ts';
import type { PoseTrack } from '../core/pose-track.ts';
import { LANDMARKS } from './limb-table.ts';
import { middle, minus, type Point, percentile, pointOf, size } from './plane.ts';
import { SIDES, type Side } from './skeleton.ts';

/** Slower than this many torsos a second is the detector's tremble, not a step. */
const STANDING_SPEED = 0.35;
const SHORTEST_STAND_SECONDS = 0.15;
/** Frames over which a foot eases into and out of its standing place. */
const EASE_FRAMES = 2;

interface Stand {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** The driver with feet that hardly move held still, so that nobody skates. Knees stay as they are. */
export function steadyFeet(track: PoseTrack): PoseTrack {
  const torso = torsoOf(track);
  const bodies = track.frames.map(({ body }) => Float32Array.from(body));
  for (const side of SIDES) {
    for (const stand of findStands(track, side, torso)) holdStill(track, bodies, side, stand);
  }
  return { fps: track.fps, frames: track.frames.map((f, i) => ({ ...f, body: bodies[i]! })) };
}

function torsoOf({ frames }: PoseTrack): number {
  const lengths = frames.map(({ body }) =>
    size(
      minus(
        middle(pointOf(body, BODY.leftShoulder), pointOf(body, BODY.rightShoulder)),
        middle(pointOf(body, BODY.leftHip), pointOf(body, BODY.rightHip)),
      ),
    ),
  );
  return percentile(lengths, 0.9);
}

function findStands({ frames, fps }: PoseTrack, side: Side, torso: number): Stand[] {
  const { ankle } = LANDMARKS[side];
  const at = (i: number) =>
    pointOf(frames[Math.min(Math.max(i, 0), frames.length - 1)]!.body, ankle);
  const slow = frames.map(
    (_, i) => (size(minus(at(i + 1), at(i - 1))) * fps) / 2 < STANDING_SPEED * torso,
  );
  const stands: Stand[] = [];
  let from = 0;
  slow.forEach((standing, i) => {
    if (!standing) from = i + 1;
    const ends = standing && !(slow[i + 1] ?? false);
    if (ends && i + 1 - from >= SHORTEST_STAND_SECONDS * fps) stands.push({ from, to: i + 1 });
  });
  return stands;
}

function holdStill(
  { frames }: PoseTrack,
  bodies: readonly Float32Array[],
  side: Side,
  { from, to }: Stand,
): void {
  const { ankle, heel, toe } = LANDMARKS[side];
  for (const index of [ankle, heel, toe]) {
    const [x, y] = meanPlace(frames.slice(from, to).map(({ body }) => pointOf(body, index)));
    for (let i = from; i < to; i++) {
      const inside = Math.min(i - from, to - 1 - i) + 1;
      // The clip's own ends are no steps, so there is nothing to ease.
      const open =
        (from === 0 && i < EASE_FRAMES) || (to === frames.length && to - i <= EASE_FRAMES);
      const weight = open ? 1 : Math.min(1, inside / (EASE_FRAMES + 1));
      const body = bodies[i]!;
      body[index * 4] = body[index * 4]! * (1 - weight) + x * weight;
      body[index * 4 + 1] = body[index * 4 + 1]! * (1 - weight) + y * weight;
    }
  }
}

function meanPlace(points: readonly Point[]): Point {
  const [x, y] = points.reduce(([sx, sy], [px, py]) => [sx + px, sy + py], [0, 0]);
  return [x / points.length, y / points.length];
}
