import { BODY } from '../core/landmarks.ts';
import type { Side } from './skeleton.ts';

/** Landmark indices of one side. */
interface SideLandmarks {
  readonly shoulder: number;
  readonly elbow: number;
  readonly wrist: number;
  readonly palm: readonly [pinky: number, index: number, thumb: number];
  readonly hip: number;
  readonly knee: number;
  readonly ankle: number;
  readonly heel: number;
  readonly toe: number;
}

/** Where each side's joints are among the 33 landmarks. */
export const LANDMARKS: Readonly<Record<Side, SideLandmarks>> = {
  left: {
    shoulder: BODY.leftShoulder,
    elbow: BODY.leftElbow,
    wrist: BODY.leftWrist,
    palm: [BODY.leftPinky, BODY.leftIndex, BODY.leftThumb],
    hip: BODY.leftHip,
    knee: BODY.leftKnee,
    ankle: BODY.leftAnkle,
    heel: BODY.leftHeel,
    toe: BODY.leftFootIndex,
  },
  right: {
    shoulder: BODY.rightShoulder,
    elbow: BODY.rightElbow,
    wrist: BODY.rightWrist,
    palm: [BODY.rightPinky, BODY.rightIndex, BODY.rightThumb],
    hip: BODY.rightHip,
    knee: BODY.rightKnee,
    ankle: BODY.rightAnkle,
    heel: BODY.rightHeel,
    toe: BODY.rightFootIndex,
  },
};

/** Nose, eyes, ears and mouth. */
export const FACE_LANDMARKS: readonly number[] = Array.from({ length: 11 }, (_, i) => i);

/** The bones whose length may look shorter than it is: `[from, to]` of one side. */
export const LIMB_BONES = {
  upperArm: ['shoulder', 'elbow'],
  forearm: ['elbow', 'wrist'],
  thigh: ['hip', 'knee'],
  shin: ['knee', 'ankle'],
} as const;
export type LimbBone = keyof typeof LIMB_BONES;
export const LIMB_BONE_NAMES = Object.keys(LIMB_BONES) as readonly LimbBone[];
