import type { Analysis } from './analysis.ts';
import type { ArmField } from './arm-field.ts';
import { measureArm } from './arm-field.ts';
import { limitInnerWidth } from './arm-width.ts';
import { learnColours } from './colour-model.ts';
import { boneLine, neckLine, spineHeight } from './figure.ts';
import { findForeignColours } from './foreign-colours.ts';
import { clamp, length, nearestDistance, segmentDistance } from './geometry.ts';
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
/** Log odds of its colour below which even the middle of the palm is taken for the body. */
const HIDDEN_PALM = -1.5;
/** A bone is bad that keeps less of its first area, and of what its length lets expect. */
const LEAST_KEPT = 0.6;
const LEAST_EXPECTED = 0.35;
/** A bone is bad of which the body's colours hold more than this share. */
const MOST_FOREIGN = 0.35;

/** Cuts each arm out again by its own colours, its edges and the distance to its bones. */
export function refineArms(analysis: Analysis, first: Uint8Array): RefinedArms {
  const labels = first.slice();
  const lost = new Uint8Array(first.length);
  const bad: ArmName[] = [];
  const cuts = ARMS.map((arm) => {
    const field = measureArm(analysis, arm);
    return { arm, field, mask: segmentArm(analysis, first, arm, field) };
  });
  for (const [k, { arm, field, mask }] of cuts.entries()) {
    const before = maskWhere(analysis, (i) => first[i] === PART[arm] && analysis.inside[i] === 1);
    const foreign = findForeignColours(analysis, cuts[k]!, cuts[1 - k]!);
    const cut = mask.map((v, i) => (v && !foreign[i] ? 1 : 0));
    const cutArm = tidy(analysis, arm, { cut, before }, field);
    if (cutArm.restored || largestShare(foreign, mask, field) > MOST_FOREIGN) bad.push(arm);
    const share = area(cutArm.mask) / Math.max(1, area(before));
    if (share < 0.5 || share > 1.6) continue;
    relabel(analysis, labels, arm, cutArm.mask);
    before.forEach((v, i) => {
      if (v && !cutArm.mask[i]) lost[i] = 1;
    });
  }
  return { labels, lost, bad };
}

/** Of the arm's bones, the largest share that `part` has of what lies nearest to one. */
function largestShare(part: Mask, whole: Mask, { nearest }: ArmField): number {
  const count = (mask: Mask, bone: number) =>
    area(mask.map((v, i) => (v && nearest[i] === bone ? 1 : 0)));
  return Math.max(...[0, 1].map((bone) => count(part, bone) / Math.max(1, count(whole, bone))));
}

function segmentArm(analysis: Analysis, labels: Uint8Array, arm: ArmName, field: ArmField): Mask {
  const { lab, inside } = analysis;
  const fixed = fixedPixels(analysis, labels, { arm, field });
  const first: Mask = labels.map((l, i) => (l === PART[arm] && inside[i] ? 1 : 0));
  let mask = first;
  for (let round = 0; round < ROUNDS; round++) {
    // At first only the middle of the arm is sure to show its colours and no neighbour's.
    const sure =
      round === 0 ? field.middle : mask.map((v, i) => (v && field.relative[i]! < 0.8 ? 1 : 0));
    const other = mask.map((v, i) => (!v && inside[i] && field.relative[i]! < 3 ? 1 : 0));
    const own = learnColours(lab, sure);
    const others = learnColours(lab, other);
    const prior = field.relative.map((distance, i) => {
      if (fixed[i] || !inside[i]) return fixed[i] === 2 ? 1 : 0;
      const colour = own && others ? own.logDensity(lab, i) - others.logDensity(lab, i) : 0;
      if (field.palm[i] && colour > HIDDEN_PALM) return 1;
      return 1 / (1 + Math.exp(-clamp(colour, -4, 4) - 2 * (1 - distance)));
    });
    const soft = walkRandomly({ lab, prior, fixed, inside }, analysis);
    mask = mask.map((_, i) => (soft[i]! > 0.5 && inside[i] ? 1 : 0));
  }
  return mask;
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

interface TidyArm {
  readonly mask: Mask;
  readonly restored: boolean;
}

/** Limits the width towards the body, drops crumbs, and gives back bones that lost too much. */
function tidy(
  analysis: Analysis,
  arm: ArmName,
  masks: { cut: Mask; before: Mask },
  field: ArmField,
): TidyArm {
  const { figure } = analysis;
  const limited = limitInnerWidth(analysis, arm, masks.cut);
  const opened = open(limited, analysis, 0.018 * figure.torso);
  const kept = keepConnected(opened, field.core, analysis);
  let mask = takeBackRims(analysis, kept, masks.before);
  let restored = false;
  LIMBS[arm].forEach((bone, k) => {
    if (bone.kind === 'hand') return;
    const zone = (m: Mask) => area(m.map((v, i) => (v && field.nearest[i] === k ? 1 : 0)));
    const expected = length(...boneLine(figure, bone)) * 2 * RADIUS[bone.kind] * figure.torso;
    const left = zone(mask);
    if (left >= LEAST_KEPT * zone(masks.before) || left >= LEAST_EXPECTED * expected) return;
    mask = mask.map((v, i) => (field.nearest[i] === k ? masks.before[i]! : v));
    restored = true;
  });
  return { mask, restored };
}

/** Lost pixels that lie nearer to the arm than to anything else of the body can only be the arm's. */
function takeBackRims(analysis: Analysis, mask: Mask, before: Mask): Mask {
  const fromArm = distanceTo(mask, analysis);
  const fromOthers = distanceTo(
    maskWhere(analysis, (i) => analysis.inside[i] === 1 && !before[i]),
    analysis,
  );
  return mask.map((v, i) => (v || (before[i] && fromArm[i]! < 0.6 * fromOthers[i]!) ? 1 : 0));
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
