import { BODY } from '../core/landmarks.ts';
import type { Person } from '../core/person.ts';
import { LANDMARKS, LIMB_BONE_NAMES, LIMB_BONES, type LimbBone } from './limb-table.ts';
import { clamp, middle, minus, type Point, pointOf, size } from './plane.ts';
import type { Side } from './skeleton.ts';

type Lengths = Readonly<Record<Side, Readonly<Record<LimbBone, number>>>>;

/** The person's proportions in photo pixels: what stays while the pose changes. */
export interface PhotoFigure {
  readonly point: (index: number) => Point;
  readonly neck: Point;
  readonly pelvis: Point;
  readonly head: Point;
  /** Neck to pelvis (T): the unit of every other length. */
  readonly torso: number;
  readonly shoulderWidth: number;
  readonly hipWidth: number;
  /** Unforeshortened limb bones. */
  readonly lengths: Lengths;
  readonly handLength: Readonly<Record<Side, number>>;
  /** y of each foot's ankle when it stands. */
  readonly floor: Readonly<Record<Side, number>>;
}

/** Longest that a limb bone is in people, in T: depth is too noisy to be trusted beyond it. */
const LONGEST: Readonly<Record<LimbBone, number>> = {
  upperArm: 0.66,
  forearm: 0.56,
  thigh: 0.95,
  shin: 0.92,
};
/** A texture stretched more than so looks drawn out, so a bone pointing at the camera stays shortish. */
const MOST_STRETCH = 1.35;
/** Feet whose ankles differ more than this (T) stand at one height; less is perspective. */
const LEVEL_FLOOR = 0.14;

/** Measures the person. Limbs foreshortened in the photo get their depth and their other side's length. */
export function measurePhoto({ body }: Pick<Person, 'body'>): PhotoFigure {
  const point = (index: number) => pointOf(body, index);
  const neck = middle(point(BODY.leftShoulder), point(BODY.rightShoulder));
  const pelvis = middle(point(BODY.leftHip), point(BODY.rightHip));
  const torso = Math.max(1, size(minus(neck, pelvis)));
  const flat = (side: Side, bone: LimbBone) => {
    const [from, to] = LIMB_BONES[bone];
    return size(minus(point(LANDMARKS[side][from]), point(LANDMARKS[side][to])));
  };
  const deep = (side: Side, bone: LimbBone) => {
    const [from, to] = LIMB_BONES[bone];
    const depth = body[LANDMARKS[side][from] * 4 + 2]! - body[LANDMARKS[side][to] * 4 + 2]!;
    const seen = flat(side, bone);
    return Math.max(seen, Math.min(Math.hypot(seen, depth), LONGEST[bone] * torso));
  };
  const boneLength = (side: Side, bone: LimbBone) => {
    const longer = Math.max(deep('left', bone), deep('right', bone));
    const wanted = 0.5 * deep(side, bone) + 0.5 * longer;
    return Math.min(wanted, Math.max(flat(side, bone), 0.2 * torso) * MOST_STRETCH);
  };
  return {
    point,
    neck,
    pelvis,
    head: headOf(point),
    torso,
    shoulderWidth: size(minus(point(BODY.leftShoulder), point(BODY.rightShoulder))),
    hipWidth: size(minus(point(BODY.leftHip), point(BODY.rightHip))),
    lengths: {
      left: fromBones((bone) => boneLength('left', bone)),
      right: fromBones((bone) => boneLength('right', bone)),
    },
    handLength: {
      left: handLength(point, 'left', torso),
      right: handLength(point, 'right', torso),
    },
    floor: floorOf(point, torso),
  };
}

/** Middle of the head: between ears and eyes, like the puppet's own. */
export function headOf(point: (index: number) => Point): Point {
  const ears = middle(point(BODY.leftEar), point(BODY.rightEar));
  const eyes = middle(point(BODY.leftEye), point(BODY.rightEye));
  return [ears[0] * 0.6 + eyes[0] * 0.4, ears[1] * 0.6 + eyes[1] * 0.4];
}

/** Wrist to the middle of the knuckles. */
export function palmOf(point: (index: number) => Point, side: Side): Point {
  const { wrist, palm } = LANDMARKS[side];
  return minus(middle(point(palm[0]), point(palm[1])), point(wrist));
}

function handLength(point: (index: number) => Point, side: Side, torso: number): number {
  return clamp(size(palmOf(point, side)), 0.12 * torso, 0.24 * torso);
}

function floorOf(point: (index: number) => Point, torso: number): Record<Side, number> {
  const left = point(BODY.leftAnkle)[1];
  const right = point(BODY.rightAnkle)[1];
  const lowest = Math.max(left, right);
  if (Math.abs(left - right) > LEVEL_FLOOR * torso) return { left: lowest, right: lowest };
  return { left, right };
}

function fromBones(read: (bone: LimbBone) => number): Record<LimbBone, number> {
  const entries = LIMB_BONE_NAMES.map((bone) => [bone, read(bone)] as const);
  return Object.fromEntries(entries) as Record<LimbBone, number>;
}
