import type { HandLandmarks } from '../core/landmarks.ts';
import type { Person } from '../core/person.ts';
import type { Point, Segment } from './geometry.ts';
import { mix } from './geometry.ts';
import type { ArmName, Joints, LimbBone } from './skeleton.ts';
import { EXTRA, joint, jointsOf, LIMBS, torsoLength } from './skeleton.ts';

/** The person's bones at rest in some pixel raster. */
export interface Figure {
  readonly joints: Joints;
  /** Torso length T in pixels. */
  readonly torso: number;
  readonly hands: Readonly<Record<ArmName, HandShape>>;
  /** True where the legs are out of the picture and stay as they are. */
  readonly half: boolean;
}

/** Lines along a hand and how far its flesh reaches from them (pixels). */
interface HandShape {
  readonly lines: readonly Segment[];
  readonly radius: number;
}

/** A raster laid over the photo: photo pixel (x, y) lies at ((x − left)·scale, (y − top)·scale). */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/** The person's bones in the raster of `placement`. */
export function figureOf(person: Person, placement: Placement): Figure {
  const joints = jointsOf(person.body);
  for (let i = 0; i < joints.length; i += 2) {
    joints[i] = (joints[i]! - placement.left) * placement.scale;
    joints[i + 1] = (joints[i + 1]! - placement.top) * placement.scale;
  }
  const torso = torsoLength(joints);
  const shape = (arm: ArmName, hand: HandLandmarks | null): HandShape =>
    hand ? knownHand(hand, placement, torso) : guessedHand(joints, arm, torso);
  return {
    joints,
    torso,
    half: person.framing === 'half',
    hands: {
      leftArm: shape('leftArm', person.leftHand),
      rightArm: shape('rightArm', person.rightHand),
    },
  };
}

/** The line from a bone's start to its end; upper arms and thighs may start a share `skip` later. */
export function boneLine(figure: Figure, bone: LimbBone, skip = 0): Segment {
  const from = joint(figure.joints, bone.from);
  const to = joint(figure.joints, bone.to);
  return [mix(from, to, skip), to];
}

/** The lines of an arm's bone: one, or all those of the hand. */
export function armLines(figure: Figure, arm: ArmName, bone: LimbBone): readonly Segment[] {
  if (bone.kind === 'hand') return figure.hands[arm].lines;
  return [boneLine(figure, bone, bone.kind === 'upper' ? 0.18 : 0)];
}

/** Neck to the middle of the head. */
export function neckLine(figure: Figure): Segment {
  return [joint(figure.joints, EXTRA.neck), joint(figure.joints, EXTRA.head)];
}

/** Height over the pelvis along the spine: 0 pelvis, 1 neck. */
export function spineHeight(figure: Figure): (x: number, y: number) => number {
  const [px, py] = joint(figure.joints, EXTRA.pelvis);
  const [nx, ny] = joint(figure.joints, EXTRA.neck);
  const dx = (nx - px) / (figure.torso * figure.torso);
  const dy = (ny - py) / (figure.torso * figure.torso);
  return (x, y) => (x - px) * dx + (y - py) * dy;
}

const FINGERS = [
  [0, 1, 2, 3, 4],
  [0, 5, 6, 7, 8],
  [0, 9, 10, 11, 12],
  [0, 13, 14, 15, 16],
  [0, 17, 18, 19, 20],
] as const;

function knownHand(hand: HandLandmarks, placement: Placement, torso: number): HandShape {
  const at = (i: number): Point => [
    (hand[i * 3]! - placement.left) * placement.scale,
    (hand[i * 3 + 1]! - placement.top) * placement.scale,
  ];
  const lines = FINGERS.flatMap((finger) =>
    finger.slice(1).map((point, k): Segment => [at(finger[k]!), at(point)]),
  );
  return { lines, radius: 0.05 * torso };
}

/** Index and pinky landmarks are knuckles: fingertips lie at about 1.9 times their distance. */
function guessedHand(joints: Joints, arm: ArmName, torso: number): HandShape {
  const { from, to } = LIMBS[arm][2];
  const wrist = joint(joints, from);
  return { lines: [[wrist, mix(wrist, joint(joints, to), 1.9)]], radius: 0.1 * torso };
}
