import type { Analysis } from './analysis.ts';
import { limitInnerWidth } from './arm-width.ts';
import { learnColours } from './colour-model.ts';
import { armLines, boneLine, neckLine, spineHeight } from './figure.ts';
import { clamp, nearestDistance, segmentDistance } from './geometry.ts';
import { ARMS, LEGS, PART, trunkPolygon } from './labels.ts';
import type { Mask } from './mask.ts';
import { area, distanceTo, fillPolygon, keepConnected, maskWhere, open } from './mask.ts';
import { walkRandomly } from './random-walker.ts';
import type { ArmName } from './skeleton.ts';
import { LIMBS, RADIUS } from './skeleton.ts';

export interface RefinedArms {
  readonly labels: Uint8Array;
  /** Pixels that the first labels gave to an arm and refinement took away: of doubtful owner. */
  readonly lost: Mask;
  /** Arms of which a bone all but vanished: better drawn as the mirror image of the other. */
  readonly bad: readonly ArmName[];
}

const ROUNDS = 3;

/** Cuts each arm out again by its own colours, its edges and the distance to its bones. */
export function refineArms(analysis: Analysis, first: Uint8Array): RefinedArms {
  const labels = first.slice();
  const lost = new Uint8Array(first.length);
  const bad: ArmName[] = [];
  for (const arm of ARMS) {
    const before = maskWhere(analysis, (i) => labels[i] === PART[arm] && analysis.inside[i] === 1);
    const cutArm = tidy(analysis, arm, segmentArm(analysis, labels, arm), before);
    if (cutArm.restored) bad.push(arm);
    const share = area(cutArm.mask) / Math.max(1, area(before));
    if (share < 0.5 || share > 1.6) continue;
    relabel(analysis, labels, arm, cutArm.mask);
    before.forEach((v, i) => {
      if (v && !cutArm.mask[i]) lost[i] = 1;
    });
  }
  return { labels, lost, bad };
}

/** Distances to the arm's bones, in radii and in pixels. */
interface ArmField {
  readonly relative: Float32Array;
  readonly core: Mask;
}

function segmentArm(analysis: Analysis, labels: Uint8Array, arm: ArmName): Mask {
  const { lab, inside } = analysis;
  const field = armField(analysis, arm);
  const fixed = fixedPixels(analysis, labels, { arm, field });
  let mask: Mask = labels.map((l, i) => (l === PART[arm] && inside[i] ? 1 : 0));
  for (let round = 0; round < ROUNDS; round++) {
    const colours = learnColours(
      lab,
      mask.map((v, i) => (v && fixed[i] !== 1 && field.relative[i]! < 0.8 ? 1 : 0)),
    );
    const others = learnColours(
      lab,
      mask.map((v, i) => (!v && inside[i] && field.relative[i]! < 3 ? 1 : 0)),
    );
    const prior = field.relative.map((distance, i) => {
      if (fixed[i]) return fixed[i]! - 1;
      const colour = colours && others ? colours.logDensity(lab, i) - others.logDensity(lab, i) : 0;
      return 1 / (1 + Math.exp(-clamp(colour, -4, 4) - 2.5 * (1 - distance)));
    });
    const soft = walkRandomly({ lab, prior, fixed }, analysis);
    mask = mask.map((_, i) => (soft[i]! > 0.5 && inside[i] ? 1 : 0));
  }
  return mask;
}

function armField(analysis: Analysis, arm: ArmName): ArmField {
  const { figure, width, height } = analysis;
  const T = figure.torso;
  const relative = new Float32Array(width * height).fill(9);
  const core = new Uint8Array(width * height);
  for (const bone of LIMBS[arm]) {
    const lines = armLines(figure, arm, bone);
    const isHand = bone.kind === 'hand';
    const radius = isHand ? figure.hands[arm].radius : RADIUS[bone.kind] * T;
    const coreRadius = isHand ? 0.02 * T : 0.2 * radius;
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const d = nearestDistance(x, y, lines);
        relative[i] = Math.min(relative[i]!, d / radius);
        if (d < coreRadius && analysis.inside[i]) core[i] = 1;
      }
  }
  return { relative, core };
}

/** 1 where the arm cannot be (far away, middle of trunk, thighs or neck), 2 along its bones. */
function fixedPixels(
  analysis: Analysis,
  labels: Uint8Array,
  { arm, field }: { arm: ArmName; field: ArmField },
): Uint8Array {
  const { figure, inside } = analysis;
  const T = figure.torso;
  const fromArm = distanceTo(
    maskWhere(analysis, (i) => labels[i] === PART[arm] && inside[i] === 1),
    analysis,
  );
  const fromCore = distanceTo(field.core, analysis);
  const trunk = fillPolygon(trunkPolygon(analysis, 0.18, 0.05), analysis);
  const thighs = LEGS.flatMap((leg) =>
    LIMBS[leg].slice(0, 2).map((bone) => boneLine(figure, bone)),
  );
  const fixed = new Uint8Array(inside.length);
  maskWhere(analysis, (i, x, y) => {
    const far = field.relative[i]! > 1.7 || fromArm[i]! > 0.05 * T || !inside[i];
    const away = fromCore[i]! > 0.09 * T;
    const other =
      (trunk[i] && away) ||
      (away && !figure.half && nearestDistance(x, y, thighs) < 0.06 * T) ||
      segmentDistance(x, y, neckLine(figure)) < 0.1 * T;
    fixed[i] = field.core[i] ? 2 : far || other ? 1 : 0;
    return false;
  });
  return fixed;
}

/** Limits the width towards the body, drops crumbs, and gives back bones that lost too much. */
function tidy(
  analysis: Analysis,
  arm: ArmName,
  cutMask: Mask,
  before: Mask,
): { mask: Mask; restored: boolean } {
  const { figure } = analysis;
  const { core } = armField(analysis, arm);
  const limited = limitInnerWidth(analysis, arm, cutMask);
  let mask = keepConnected(open(limited, analysis, 0.018 * figure.torso), core, analysis);
  const nearest = nearestBone(analysis, arm);
  let restored = false;
  LIMBS[arm].forEach((bone, k) => {
    if (bone.kind === 'hand') return;
    const zone = (m: Mask) => m.map((v, i) => (v && nearest[i] === k ? 1 : 0));
    if (area(zone(mask)) >= 0.6 * area(zone(before))) return;
    mask = mask.map((v, i) => (nearest[i] === k ? before[i]! : v));
    restored = true;
  });
  return { mask, restored };
}

function nearestBone(analysis: Analysis, arm: ArmName): Uint8Array {
  const lines = LIMBS[arm].map((bone) => armLines(analysis.figure, arm, bone));
  const nearest = new Uint8Array(analysis.inside.length);
  maskWhere(analysis, (i, x, y) => {
    let least = Number.POSITIVE_INFINITY;
    lines.forEach((group, k) => {
      const d = nearestDistance(x, y, group);
      if (d < least) {
        least = d;
        nearest[i] = k;
      }
    });
    return false;
  });
  return nearest;
}

/** What the arm no longer holds goes to the trunk, or below the hips to the leg of its side. */
function relabel(analysis: Analysis, labels: Uint8Array, arm: ArmName, mask: Mask): void {
  const { figure, width } = analysis;
  const height = spineHeight(figure);
  const leg = arm === 'leftArm' ? PART.leftLeg : PART.rightLeg;
  mask.forEach((v, i) => {
    if (v) labels[i] = PART[arm];
    else if (labels[i] === PART[arm]) {
      const above = height(i % width, Math.floor(i / width)) > -0.02;
      labels[i] = above || figure.half ? PART.torso : leg;
    }
  });
}
