import type { BodyLandmarks } from '../core/landmarks.ts';
import { BODY } from '../core/landmarks.ts';
import type { Point } from './geometry.ts';
import { mix } from './geometry.ts';

/** Joints as the puppet uses them: `[x, y] × 38`, the 33 landmarks and the five of `EXTRA`. */
export type Joints = Float32Array;

/** Joints made from landmarks: knuckle middles, neck (shoulder middle), pelvis and head middle. */
export const EXTRA = { leftHand: 33, rightHand: 34, neck: 35, pelvis: 36, head: 37 } as const;
const JOINT_COUNT = 38;

/** Order of the bones in affines and weights. `anchor` never moves: it pins a cut body to the border. */
export const BONE = {
  pelvis: 0,
  chest: 1,
  head: 2,
  leftUpperArm: 3,
  leftForearm: 4,
  leftHand: 5,
  rightUpperArm: 6,
  rightForearm: 7,
  rightHand: 8,
  leftThigh: 9,
  leftShin: 10,
  leftFoot: 11,
  rightThigh: 12,
  rightShin: 13,
  rightFoot: 14,
  anchor: 15,
} as const;
export const BONE_COUNT = 16;

export type ArmName = 'leftArm' | 'rightArm';
export type LegName = 'leftLeg' | 'rightLeg';
export type LimbName = ArmName | LegName;
type BoneKind = 'upper' | 'fore' | 'hand' | 'thigh' | 'shin' | 'foot';

export interface LimbBone {
  readonly bone: number;
  readonly from: number;
  readonly to: number;
  readonly kind: BoneKind;
}

/** Typical half width of each part in torso lengths. */
export const RADIUS: Readonly<Record<BoneKind, number>> = {
  upper: 0.12,
  fore: 0.095,
  hand: 0.1,
  thigh: 0.21,
  shin: 0.14,
  foot: 0.1,
};

/** Every limb from the trunk outwards. */
export const LIMBS: Readonly<Record<LimbName, readonly [LimbBone, LimbBone, LimbBone]>> = {
  leftArm: [
    bone(BONE.leftUpperArm, 'upper', BODY.leftShoulder, BODY.leftElbow),
    bone(BONE.leftForearm, 'fore', BODY.leftElbow, BODY.leftWrist),
    bone(BONE.leftHand, 'hand', BODY.leftWrist, EXTRA.leftHand),
  ],
  rightArm: [
    bone(BONE.rightUpperArm, 'upper', BODY.rightShoulder, BODY.rightElbow),
    bone(BONE.rightForearm, 'fore', BODY.rightElbow, BODY.rightWrist),
    bone(BONE.rightHand, 'hand', BODY.rightWrist, EXTRA.rightHand),
  ],
  leftLeg: [
    bone(BONE.leftThigh, 'thigh', BODY.leftHip, BODY.leftKnee),
    bone(BONE.leftShin, 'shin', BODY.leftKnee, BODY.leftAnkle),
    bone(BONE.leftFoot, 'foot', BODY.leftAnkle, BODY.leftFootIndex),
  ],
  rightLeg: [
    bone(BONE.rightThigh, 'thigh', BODY.rightHip, BODY.rightKnee),
    bone(BONE.rightShin, 'shin', BODY.rightKnee, BODY.rightAnkle),
    bone(BONE.rightFoot, 'foot', BODY.rightAnkle, BODY.rightFootIndex),
  ],
};

/** Landmarks (pixels) as joints (the same pixels). */
export function jointsOf(body: BodyLandmarks): Joints {
  const joints = new Float32Array(JOINT_COUNT * 2);
  for (let i = 0; i < 33; i++) {
    joints[i * 2] = body[i * 4]!;
    joints[i * 2 + 1] = body[i * 4 + 1]!;
  }
  const middle = (a: number, b: number) => mix(joint(joints, a), joint(joints, b), 0.5);
  const put = (index: number, p: Point) => joints.set(p, index * 2);
  put(EXTRA.leftHand, middle(BODY.leftPinky, BODY.leftIndex));
  put(EXTRA.rightHand, middle(BODY.rightPinky, BODY.rightIndex));
  put(EXTRA.neck, middle(BODY.leftShoulder, BODY.rightShoulder));
  put(EXTRA.pelvis, middle(BODY.leftHip, BODY.rightHip));
  const ears = middle(BODY.leftEar, BODY.rightEar);
  put(EXTRA.head, mix(ears, middle(BODY.leftEye, BODY.rightEye), 0.4));
  return joints;
}

/** One joint as a point. */
export function joint(joints: Joints, index: number): Point {
  return [joints[index * 2]!, joints[index * 2 + 1]!];
}

/** Neck to pelvis: the unit (T) of every length in this room. */
export function torsoLength(joints: Joints): number {
  const [nx, ny] = joint(joints, EXTRA.neck);
  const [px, py] = joint(joints, EXTRA.pelvis);
  return Math.max(1, Math.hypot(nx - px, ny - py));
}

function bone(index: number, kind: BoneKind, from: number, to: number): LimbBone {
  return { bone: index, kind, from, to };
}
