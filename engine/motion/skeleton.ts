import { compose, IDENTITY, type Rotation, rotate } from './rotation.ts';
import { add, type Vec3 } from './vector.ts';

/**
 * A person of 1.72 m facing the camera: metres, x to their left (right in the picture), y up,
 * z towards the camera. At rest the arms reach sideways, palms down; the origin is the floor
 * between the feet. Offsets are from the parent joint.
 */
export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];
export const FINGERS = ['thumb', 'index', 'middle', 'ring', 'little'] as const;
export type Finger = (typeof FINGERS)[number];
type Joint3 = 1 | 2 | 3 | 'Tip';
export type JointName =
  | 'hips'
  | 'spine'
  | 'chest'
  | 'neck'
  | 'head'
  | `${Side}${'Clavicle' | 'UpperArm' | 'Forearm' | 'Hand' | 'Thigh' | 'Shin' | 'Foot' | 'Toes'}`
  | `${Side}${Capitalize<Finger>}${Joint3}`;

interface Joint {
  readonly name: JointName;
  readonly parent: JointName | null;
  readonly offset: Vec3;
}

/** Rotations relative to the parent joint (absent: as at rest) and where the hips are. */
export interface SkeletonPose {
  readonly hips: Vec3;
  readonly rotations: Readonly<Partial<Record<JointName, Rotation>>>;
}

/** A joint in the world after forward kinematics. */
export interface PlacedJoint {
  readonly position: Vec3;
  readonly rotation: Rotation;
}

export const BONE_LENGTH = { upperArm: 0.28, forearm: 0.25, thigh: 0.42, shin: 0.41 } as const;
export const ARM_LENGTH = BONE_LENGTH.upperArm + BONE_LENGTH.forearm;
export const LEG_LENGTH = BONE_LENGTH.thigh + BONE_LENGTH.shin;
/** Of the flat foot, from the ankle. */
export const FOOT = { ball: [0, -0.06, 0.12], heel: [0, -0.06, -0.05], sole: 0.02 } as const;
export const HIP_OFFSET: Vec3 = [0.09, -0.04, 0];

/** First knuckle from the wrist, then three lengths; the left hand, reaching along x. */
const FINGER_BONES: Readonly<Record<Finger, readonly [Vec3, number, number, number]>> = {
  thumb: [[0.028, -0.012, 0.03], 0.042, 0.032, 0.026],
  index: [[0.09, 0, 0.026], 0.042, 0.025, 0.02],
  middle: [[0.092, 0, 0.004], 0.046, 0.028, 0.021],
  ring: [[0.087, 0, -0.017], 0.042, 0.026, 0.02],
  little: [[0.079, 0, -0.036], 0.033, 0.02, 0.018],
};
const THUMB_DIRECTION: Vec3 = [0.74, -0.1, 0.66];

/** Every joint, parents first. */
const JOINTS: readonly Joint[] = [
  joint('hips', null, [0, 0.95, 0]),
  joint('spine', 'hips', [0, 0.1, 0]),
  joint('chest', 'spine', [0, 0.15, 0]),
  joint('neck', 'chest', [0, 0.24, 0]),
  joint('head', 'neck', [0, 0.09, 0.01]),
  ...SIDES.flatMap(limbs),
];

/** Every joint's place in the world. */
export function forwardKinematics(pose: SkeletonPose): Map<JointName, PlacedJoint> {
  const placed = new Map<JointName, PlacedJoint>();
  for (const { name, parent, offset } of JOINTS) {
    const own = pose.rotations[name] ?? IDENTITY;
    const base = parent === null ? undefined : placed.get(parent);
    placed.set(
      name,
      base === undefined
        ? { position: pose.hips, rotation: own }
        : {
            position: add(base.position, rotate(base.rotation, offset)),
            rotation: compose(base.rotation, own),
          },
    );
  }
  return placed;
}

/** `fingerJoint('left', 'index', 1)` is `leftIndex1`. */
export function fingerJoint(side: Side, finger: Finger, joint3: Joint3): JointName {
  const capital = `${finger[0]!.toUpperCase()}${finger.slice(1)}` as Capitalize<Finger>;
  return `${side}${capital}${joint3}`;
}

function limbs(side: Side): Joint[] {
  const mirror = ([x, y, z]: Vec3): Vec3 => (side === 'left' ? [x, y, z] : [-x, y, z]);
  return [
    joint(`${side}Clavicle`, 'chest', mirror([0.02, 0.2, 0])),
    joint(`${side}UpperArm`, `${side}Clavicle`, mirror([0.15, 0, 0])),
    joint(`${side}Forearm`, `${side}UpperArm`, mirror([BONE_LENGTH.upperArm, 0, 0])),
    joint(`${side}Hand`, `${side}Forearm`, mirror([BONE_LENGTH.forearm, 0, 0])),
    ...FINGERS.flatMap((finger) => fingerChain(side, finger, mirror)),
    joint(`${side}Thigh`, 'hips', mirror(HIP_OFFSET)),
    joint(`${side}Shin`, `${side}Thigh`, [0, -BONE_LENGTH.thigh, 0]),
    joint(`${side}Foot`, `${side}Shin`, [0, -BONE_LENGTH.shin, 0]),
    joint(`${side}Toes`, `${side}Foot`, FOOT.ball),
  ];
}

function fingerChain(side: Side, finger: Finger, mirror: (v: Vec3) => Vec3): Joint[] {
  const [base, ...lengths] = FINGER_BONES[finger];
  const direction = finger === 'thumb' ? THUMB_DIRECTION : ([1, 0, 0] as const);
  const along = (l: number): Vec3 => mirror([direction[0] * l, direction[1] * l, direction[2] * l]);
  const name = (at: Joint3) => fingerJoint(side, finger, at);
  return [
    joint(name(1), `${side}Hand`, mirror(base)),
    joint(name(2), name(1), along(lengths[0])),
    joint(name(3), name(2), along(lengths[1])),
    joint(name('Tip'), name(3), along(lengths[2])),
  ];
}

function joint(name: JointName, parent: JointName | null, offset: Vec3): Joint {
  return { name, parent, offset };
}
