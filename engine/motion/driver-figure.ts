import { BODY } from '../core/landmarks.ts';
import type { PoseFrame, PoseTrack } from '../core/pose-track.ts';
import { LANDMARKS, LIMB_BONE_NAMES, LIMB_BONES, type LimbBone } from './limb-table.ts';
import { headOf, palmOf } from './photo-figure.ts';
import { middle, minus, type Point, percentile, size } from './plane.ts';
import { SIDES } from './skeleton.ts';

/** A driver's frame by points, and the middles that have no landmark of their own. */
export interface DriverFrame {
  readonly source: PoseFrame;
  readonly point: (index: number) => Point;
  readonly neck: Point;
  readonly pelvis: Point;
  readonly head: Point;
  /** y of the floor under the dancer: below both feet while jumping. */
  readonly floor: number;
}

/** A driver's lengths when not foreshortened, in its own unit. */
export interface DriverFigure {
  readonly frames: readonly DriverFrame[];
  readonly torso: number;
  readonly neckLength: number;
  readonly shoulderWidth: number;
  readonly hipWidth: number;
  readonly lengths: Readonly<Record<LimbBone, number>>;
  readonly handLength: number;
  readonly footLength: number;
  /** Where the pelvis usually is. */
  readonly centreX: number;
  readonly pelvisHeight: number;
}

type Ends = readonly [from: number, to: number];

/** Bones of a keyed dance or of motion capture keep their 3D length within this share. */
const RIGID_SPREAD = 0.01;
/** Lower than this (torsos) is a step or a detector's error, not a jump. */
const JUMP_THRESHOLD = 0.06;

/**
 * Measures a driver. A rigid skeleton's lengths are its 3D ones; a video's are the 90th percentile of
 * what was seen, because its depth is a guess. `facing` -1 mirrors it, for people seen from behind.
 */
export function measureDriver(track: PoseTrack, facing: 1 | -1): DriverFigure {
  const bodies = track.frames.map(({ body }) => body);
  const rigid = isRigid(track);
  const full = (...bones: readonly Ends[]) =>
    Math.max(...bones.map((ends) => fullLength(bodies, ends, rigid)), 1e-6);
  const both = (read: (side: 'left' | 'right') => Ends) => full(...SIDES.map(read));
  const frames = track.frames.map((frame) => driverFrame(frame, facing));
  const seen = (read: (frame: DriverFrame) => Point) =>
    Math.max(1e-6, percentile(frames.map(read).map(size), 0.9));
  const torso = seen(({ neck, pelvis }) => minus(neck, pelvis));
  const grounded = withFloor(frames, rigid ? 'fixed' : 'seen', torso);
  return {
    frames: grounded,
    torso,
    neckLength: seen(({ head, neck }) => minus(head, neck)),
    shoulderWidth: full([BODY.leftShoulder, BODY.rightShoulder]),
    hipWidth: full([BODY.leftHip, BODY.rightHip]),
    lengths: Object.fromEntries(
      LIMB_BONE_NAMES.map((bone) => {
        const [from, to] = LIMB_BONES[bone];
        return [bone, both((side) => [LANDMARKS[side][from], LANDMARKS[side][to]])];
      }),
    ) as Record<LimbBone, number>,
    handLength: Math.max(...SIDES.map((side) => seen(({ point }) => palmOf(point, side)))),
    footLength: both((side) => [LANDMARKS[side].ankle, LANDMARKS[side].toe]),
    centreX: median(frames.map(({ pelvis }) => pelvis[0])),
    pelvisHeight: median(grounded.map(({ pelvis, floor }) => floor - pelvis[1])),
  };
}

/** Whether a driver's bones keep their length in 3D: a keyed dance or motion capture, not a video. */
export function isRigid({ frames }: PoseTrack): boolean {
  const lengths = frames.map(({ body }) => distance3d(body, [BODY.leftShoulder, BODY.leftElbow]));
  const longest = Math.max(...lengths);
  return frames.length > 1 && longest - Math.min(...lengths) < RIGID_SPREAD * longest;
}

function driverFrame(source: PoseFrame, facing: 1 | -1): DriverFrame {
  const { body } = source;
  const point = (index: number): Point => [facing * body[index * 4]!, body[index * 4 + 1]!];
  return {
    source,
    point,
    neck: middle(point(BODY.leftShoulder), point(BODY.rightShoulder)),
    pelvis: middle(point(BODY.leftHip), point(BODY.rightHip)),
    head: headOf(point),
    floor: Math.max(point(BODY.leftAnkle)[1], point(BODY.rightAnkle)[1]),
  };
}

/** A rigid driver stands on one floor; in a video the lowest foot is the floor unless it leaves it clearly. */
function withFloor(
  frames: readonly DriverFrame[],
  kind: 'fixed' | 'seen',
  torso: number,
): DriverFrame[] {
  const lowest = frames.map(({ floor }) => floor);
  if (kind === 'fixed') {
    const floor = percentile(lowest, 0.98);
    return frames.map((frame) => ({ ...frame, floor }));
  }
  const usual = percentile(lowest, 0.8);
  return frames.map((frame) => ({
    ...frame,
    floor: frame.floor + Math.max(0, usual - frame.floor - JUMP_THRESHOLD * torso),
  }));
}

function fullLength(bodies: readonly Float32Array[], ends: Ends, rigid: boolean): number {
  if (rigid)
    return percentile(
      bodies.map((body) => distance3d(body, ends)),
      0.5,
    );
  return percentile(
    bodies.map((body) => distance2d(body, ends)),
    0.9,
  );
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function distance2d(body: Float32Array, [a, b]: Ends): number {
  return Math.hypot(body[a * 4]! - body[b * 4]!, body[a * 4 + 1]! - body[b * 4 + 1]!);
}

function distance3d(body: Float32Array, [a, b]: Ends): number {
  return Math.hypot(distance2d(body, [a, b]), body[a * 4 + 2]! - body[b * 4 + 2]!);
}
