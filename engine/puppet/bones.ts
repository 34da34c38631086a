import { BODY } from '../core/landmarks.ts';
import type { Point } from './geometry.ts';
import { clamp, direction, length, wrap } from './geometry.ts';
import type { ArmName, Joints, LimbBone, LimbName } from './skeleton.ts';
import { BONE, BONE_COUNT, EXTRA, joint, LIMBS } from './skeleton.ts';

/** Six numbers a bone, `[a, b, c, d, e, f] × 16`: x' = a·x + b·y + c, y' = d·x + e·y + f. */
export type Affines = Float32Array;

/** How far a limb may look shorter or longer than in the photo (it points towards the camera). */
const SHORTEST = 0.35;
const LONGEST = 1.3;

/**
 * Carries each bone from its rest place to its pose: turned, and stretched along itself only.
 * Chest and pelvis follow half the spine and half their own line; hands and feet keep near their
 * limb, since detected fingers and toes are mostly noise.
 */
export function boneAffines(rest: Joints, pose: Joints): Affines {
  const affines = new Float32Array(BONE_COUNT * 6);
  const put = (bone: number, affine: readonly number[]) => affines.set(affine, bone * 6);
  put(BONE.pelvis, trunkAffine(rest, pose, 'pelvis', 1));
  put(BONE.chest, trunkAffine(rest, pose, 'chest', 1));
  put(BONE.head, headAffine(rest, pose));
  for (const limb of LIMB_NAMES)
    for (const bone of LIMBS[limb])
      put(bone.bone, limbAffine(rest, pose, { to: bone, from: bone, flip: 1 }, limb));
  put(BONE.anchor, [1, 0, 0, 0, 1, 0]);
  return affines;
}

/** The same for an arm that is drawn as the mirror image of the other one. */
export function mirroredArmAffines(rest: Joints, pose: Joints, arm: ArmName): Affines {
  const affines = boneAffines(rest, pose);
  affines.set(trunkAffine(rest, pose, 'chest', -1), BONE.chest * 6);
  const other = LIMBS[arm === 'leftArm' ? 'rightArm' : 'leftArm'];
  LIMBS[arm].forEach((to, k) => {
    const from = other[k]!;
    affines.set(limbAffine(rest, pose, { to, from, flip: -1 }, arm), from.bone * 6);
  });
  return affines;
}

const LIMB_NAMES: readonly LimbName[] = ['leftArm', 'rightArm', 'leftLeg', 'rightLeg'];

interface Move {
  readonly origin: Point;
  readonly target: Point;
  readonly turn: number;
  /** Direction at rest along which `along` scales; `across` scales at right angles to it. */
  readonly axis: number;
  readonly along: number;
  readonly across: number;
}

/** Scale about `origin` along and across `axis`, turn, and move `origin` to `target`. */
function affineOf({ origin, target, turn, axis, along, across }: Move): number[] {
  const [c, s] = [Math.cos(axis), Math.sin(axis)];
  const xx = c * c * along + s * s * across;
  const xy = c * s * (along - across);
  const yy = s * s * along + c * c * across;
  const [ct, st] = [Math.cos(turn), Math.sin(turn)];
  const [a, b, d, e] = [ct * xx - st * xy, ct * xy - st * yy, st * xx + ct * xy, st * xy + ct * yy];
  const cx = target[0] - a * origin[0] - b * origin[1];
  const cy = target[1] - d * origin[0] - e * origin[1];
  return [a, b, cx, d, e, cy];
}

function trunkAffine(rest: Joints, pose: Joints, part: 'pelvis' | 'chest', flip: 1 | -1): number[] {
  const [a, b, centre] =
    part === 'pelvis'
      ? [BODY.leftHip, BODY.rightHip, EXTRA.pelvis]
      : [BODY.leftShoulder, BODY.rightShoulder, EXTRA.neck];
  const spine = between(rest, pose, EXTRA.pelvis, EXTRA.neck);
  const line = between(rest, pose, b, a);
  // A line that turned by more than 90° belongs to a turned body: it only gets narrower.
  const folded = Math.abs(line.turn) > Math.PI / 2 ? wrap(line.turn + Math.PI) : line.turn;
  const own = spine.turn + clamp(wrap(folded - spine.turn), -0.6, 0.6);
  return affineOf({
    origin: joint(rest, centre),
    target: joint(pose, centre),
    turn: 0.5 * spine.turn + 0.5 * own,
    axis: line.axis,
    along: flip * clamp(line.stretch, 0.65, 1.2),
    across: clamp(spine.stretch, 0.75, 1.2),
  });
}

function headAffine(rest: Joints, pose: Joints): number[] {
  const { turn, axis, stretch } = between(rest, pose, EXTRA.neck, EXTRA.head);
  return affineOf({
    origin: joint(rest, EXTRA.neck),
    target: joint(pose, EXTRA.neck),
    turn: clamp(turn, -0.6, 0.6),
    axis,
    along: clamp(stretch, 0.85, 1.12),
    across: 1,
  });
}

interface LimbMove {
  readonly from: LimbBone;
  readonly to: LimbBone;
  readonly flip: 1 | -1;
}

function limbAffine(
  rest: Joints,
  pose: Joints,
  { from, to, flip }: LimbMove,
  limb: LimbName,
): number[] {
  const origin = joint(rest, from.from);
  const target = joint(pose, to.from);
  const restAxis = direction(origin, joint(rest, from.to));
  const poseAxis = direction(target, joint(pose, to.to));
  const restLength = Math.max(length(origin, joint(rest, from.to)), 1e-6);
  const stretch = length(target, joint(pose, to.to)) / restLength;
  const isEnd = to.kind === 'hand' || to.kind === 'foot';
  let turn = wrap(poseAxis - restAxis);
  if (to.kind === 'hand') turn = handTurn(rest, pose, { from, to, flip }, limb);
  if (to.kind === 'foot') turn = clamp(turn, -0.35, 0.35);
  const along = isEnd ? 1 : clamp(stretch, SHORTEST, LONGEST);
  return affineOf({ origin, target, turn, axis: restAxis, along, across: flip });
}

/** A hand follows its forearm, bent by at most 0.8 rad more than in the photo. */
function handTurn(
  rest: Joints,
  pose: Joints,
  { from, to, flip }: LimbMove,
  limb: LimbName,
): number {
  const fore = LIMBS[limb][1];
  const restFore = from === to ? fore : LIMBS[limb === 'leftArm' ? 'rightArm' : 'leftArm'][1];
  const angle = (joints: Joints, bone: LimbBone) =>
    direction(joint(joints, bone.from), joint(joints, bone.to));
  const restBend = flip * wrap(angle(rest, from) - angle(rest, restFore));
  const poseBend = wrap(angle(pose, to) - angle(pose, fore));
  const bend = restBend + clamp(wrap(poseBend - restBend), -0.8, 0.8);
  return angle(pose, fore) + bend - angle(rest, from);
}

/** How the line between two joints turned and stretched. */
function between(rest: Joints, pose: Joints, a: number, b: number) {
  const axis = direction(joint(rest, a), joint(rest, b));
  const turn = wrap(direction(joint(pose, a), joint(pose, b)) - axis);
  const before = Math.max(length(joint(rest, a), joint(rest, b)), 1e-6);
  return { axis, turn, stretch: length(joint(pose, a), joint(pose, b)) / before };
}
