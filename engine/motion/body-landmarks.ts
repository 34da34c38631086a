import { BODY, BODY_COUNT, HAND_COUNT } from '../core/landmarks.ts';
import type { PoseFrame } from '../core/pose-track.ts';
import { rotate } from './rotation.ts';
import {
  FINGERS,
  FOOT,
  fingerJoint,
  forwardKinematics,
  type JointName,
  type PlacedJoint,
  SIDES,
  type Side,
  type SkeletonPose,
} from './skeleton.ts';
import { add, type Vec3 } from './vector.ts';

type Placed = ReadonlyMap<JointName, PlacedJoint>;

/** Offsets from the head joint (left side; the right is its mirror). */
const FACE = {
  nose: [0, 0.075, 0.115],
  eyeInner: [0.018, 0.11, 0.092],
  eye: [0.032, 0.112, 0.088],
  eyeOuter: [0.046, 0.11, 0.078],
  ear: [0.075, 0.095, 0],
  mouth: [0.026, 0.04, 0.092],
} as const satisfies Readonly<Record<string, Vec3>>;

/** MediaPipe puts hips outside and above the anatomical joints; its shoulders are ours. */
const HIP_LANDMARK: Vec3 = [0.1, -0.02, 0];
const TOE_TIP: Vec3 = [0, 0, 0.05];

/**
 * What MediaPipe would report of this skeleton seen from the front: metres, y down, z negative
 * towards the camera and zero at the middle of the hips.
 */
export function landmarksOf(pose: SkeletonPose): PoseFrame {
  const placed = forwardKinematics(pose);
  const origin = on(placed, 'hips', [0, HIP_LANDMARK[1], 0]);
  const body = new Float32Array(BODY_COUNT * 4);
  const put = (index: number, [x, y, z]: Vec3) => body.set([x, -y, origin[2] - z, 1], index * 4);
  put(BODY.nose, on(placed, 'head', FACE.nose));
  for (const side of SIDES) putSide(placed, side, put);
  return {
    body,
    leftHand: handOf(placed, 'left', origin[2]),
    rightHand: handOf(placed, 'right', origin[2]),
  };
}

function putSide(placed: Placed, side: Side, put: (index: number, at: Vec3) => void): void {
  const mirror = ([x, y, z]: Vec3): Vec3 => (side === 'left' ? [x, y, z] : [-x, y, z]);
  const joint = (name: JointName) => placed.get(name)!.position;
  const face = (name: keyof typeof FACE) => on(placed, 'head', mirror(FACE[name]));
  put(BODY[`${side}EyeInner`], face('eyeInner'));
  put(BODY[`${side}Eye`], face('eye'));
  put(BODY[`${side}EyeOuter`], face('eyeOuter'));
  put(BODY[`${side}Ear`], face('ear'));
  put(side === 'left' ? BODY.mouthLeft : BODY.mouthRight, face('mouth'));
  put(BODY[`${side}Shoulder`], joint(`${side}UpperArm`));
  put(BODY[`${side}Elbow`], joint(`${side}Forearm`));
  put(BODY[`${side}Wrist`], joint(`${side}Hand`));
  put(BODY[`${side}Pinky`], joint(fingerJoint(side, 'little', 1)));
  put(BODY[`${side}Index`], joint(fingerJoint(side, 'index', 1)));
  put(BODY[`${side}Thumb`], joint(fingerJoint(side, 'thumb', 3)));
  put(BODY[`${side}Hip`], on(placed, 'hips', mirror(HIP_LANDMARK)));
  put(BODY[`${side}Knee`], joint(`${side}Shin`));
  put(BODY[`${side}Ankle`], joint(`${side}Foot`));
  put(BODY[`${side}Heel`], on(placed, `${side}Foot`, FOOT.heel));
  put(BODY[`${side}FootIndex`], on(placed, `${side}Toes`, TOE_TIP));
}

/** `[x, y, z] × 21`: the wrist, then four points a finger from the thumb on. */
function handOf(placed: Placed, side: Side, originZ: number): Float32Array {
  const hand = new Float32Array(HAND_COUNT * 3);
  const put = (index: number, [x, y, z]: Vec3) => hand.set([x, -y, originZ - z], index * 3);
  put(0, placed.get(`${side}Hand`)!.position);
  FINGERS.forEach((finger, f) => {
    ([1, 2, 3, 'Tip'] as const).forEach((at, i) => {
      put(1 + f * 4 + i, placed.get(fingerJoint(side, finger, at))!.position);
    });
  });
  return hand;
}

function on(placed: Placed, name: JointName, offset: Vec3): Vec3 {
  const { position, rotation } = placed.get(name)!;
  return add(position, rotate(rotation, offset));
}
