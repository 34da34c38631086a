import type { Analysis } from './analysis.ts';
import { boneLine, spineHeight } from './figure.ts';
import { mix, nearestDistance, segmentDistance } from './geometry.ts';
import { ARMS, LEGS, PART } from './labels.ts';
import type { Mask } from './mask.ts';
import { dilate, maskWhere, open } from './mask.ts';
import { expectedTorso } from './silhouette.ts';
import { joint, LIMBS, RADIUS } from './skeleton.ts';

const ARM_MARGIN = 0.04;

/**
 * Everything that an arm or hand may have left on the layers beneath: arms a little wider, a
 * generous capsule around each hand, and what arm refinement could not decide.
 */
export function findArmRemains(analysis: Analysis, labels: Uint8Array, lost: Mask): Mask {
  const { figure, inside } = analysis;
  const T = figure.torso;
  const isArm = (i: number) =>
    inside[i] === 1 && (labels[i] === PART.leftArm || labels[i] === PART.rightArm);
  const wide = dilate(maskWhere(analysis, isArm), analysis, ARM_MARGIN * T);
  const hands = ARMS.map((arm) => figure.hands[arm]);
  const reaches = ARMS.map((arm) => {
    const { from, to } = LIMBS[arm][2];
    const wrist = joint(figure.joints, from);
    const shape = figure.hands[arm];
    return shape.lines.length > 1
      ? shape.lines
      : [[wrist, mix(wrist, joint(figure.joints, to), 2.1)] as const];
  });
  return maskWhere(analysis, (i, x, y) => {
    if (wide[i] || lost[i]) return true;
    return hands.some((hand, k) => nearestDistance(x, y, reaches[k]!) < hand.radius + 0.025 * T);
  });
}

const SAME_COLOUR = 10;

/**
 * Slivers of the background inside the limbs (between arm and body, between the shins): far from
 * the bone and coloured like the plate. Only there, or white shirts on white walls would go too.
 */
export function findWallSlivers(analysis: Analysis, labels: Uint8Array): Mask {
  const { figure, inside, lab, plateLab } = analysis;
  const T = figure.torso;
  const height = spineHeight(figure);
  const trunk = expectedTorso(analysis);
  const limits = [...ARMS, ...LEGS].map((limb) => ({
    part: PART[limb],
    slack: limb.endsWith('Arm') ? 0.45 : 0.55,
    lines: LIMBS[limb].map((bone) => ({
      line: limbLine(bone.from, bone.to),
      radius: RADIUS[bone.kind] * T,
    })),
    foot: boneLine(figure, LIMBS[limb][2]),
    isArm: limb.endsWith('Arm'),
  }));
  function limbLine(from: number, to: number) {
    return [joint(figure.joints, from), joint(figure.joints, to)] as const;
  }
  const slivers = maskWhere(analysis, (i, x, y) => {
    if (!inside[i] || labDistance(lab, plateLab, i) >= SAME_COLOUR) return false;
    const h = height(x, y);
    if (labels[i] === PART.torso) return h > 0.05 && h < 0.8 && !trunk[i];
    const limb = limits.find((l) => l.part === labels[i]);
    if (!limb) return false;
    if (!limb.isArm && (h > -0.55 || segmentDistance(x, y, limb.foot) < 0.22 * T)) return false;
    if (limb.isArm && segmentDistance(x, y, limb.foot) < 0.12 * T) return false;
    return limb.lines.every(
      ({ line, radius }) => segmentDistance(x, y, line) > limb.slack * radius,
    );
  });
  return open(slivers, analysis, 1);
}

function labDistance(a: Float32Array, b: Float32Array, i: number): number {
  return Math.hypot(
    a[i * 3]! - b[i * 3]!,
    a[i * 3 + 1]! - b[i * 3 + 1]!,
    a[i * 3 + 2]! - b[i * 3 + 2]!,
  );
}
