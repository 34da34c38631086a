import { BODY } from '../core/landmarks.ts';
import type { Analysis } from './analysis.ts';
import { blur } from './blur.ts';
import { armLines, boneLine, neckLine } from './figure.ts';
import type { Seeds } from './geodesic.ts';
import { floodLabels } from './geodesic.ts';
import type { Point, Segment } from './geometry.ts';
import { mix, nearestDistance, segmentDistance } from './geometry.ts';
import type { Mask } from './mask.ts';
import { fillPolygon, maskWhere } from './mask.ts';
import type { ArmName, LegName } from './skeleton.ts';
import { joint, LIMBS, RADIUS } from './skeleton.ts';

/** Which part a pixel belongs to. */
export const PART = {
  torso: 0,
  head: 1,
  leftArm: 2,
  rightArm: 3,
  leftLeg: 4,
  rightLeg: 5,
} as const;
const PART_COUNT = 6;

export const ARMS: readonly ArmName[] = ['leftArm', 'rightArm'];
export const LEGS: readonly LegName[] = ['leftLeg', 'rightLeg'];

const TORSO_RADIUS = 0.16;
const HEAD_RADIUS = 0.3;
const OUTSIDE_COST = 8;

/** First labels: every pixel joins the bone it is nearest to, walking around edges, by bone radius. */
export function labelParts(analysis: Analysis): Uint8Array {
  const seeds = [torsoSeeds(analysis), headSeeds(analysis), ...limbSeeds(analysis)];
  const flooded = floodLabels(stepCost(analysis), seeds, analysis);
  return smoothLabels(flooded, analysis, 1.6);
}

/** Rounds the borders between labels: each label's mask is blurred, the strongest wins. */
function smoothLabels(labels: Uint8Array, analysis: Analysis, sigma: number): Uint8Array {
  const best = new Float32Array(labels.length);
  const out = new Uint8Array(labels.length);
  for (let part = 0; part < PART_COUNT; part++) {
    const share = blur(
      Float32Array.from(labels, (l) => (l === part ? 1 : 0)),
      analysis,
      sigma,
    );
    for (let i = 0; i < out.length; i++)
      if (share[i]! > best[i]!) {
        best[i] = share[i]!;
        out[i] = part;
      }
  }
  return out;
}

/** A step costs more across edges of the picture, and much more outside the person. */
function stepCost({ lab, inside, width, height }: Analysis): Float32Array {
  const cost = new Float32Array(inside.length).fill(OUTSIDE_COST);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (!inside[i]) continue;
      let steepest = 0;
      for (let c = 0; c < 3; c++) {
        const across = lab[(i + 1) * 3 + c]! - lab[(i - 1) * 3 + c]!;
        const down = lab[(i + width) * 3 + c]! - lab[(i - width) * 3 + c]!;
        steepest = Math.max(steepest, Math.hypot(across, down) / 2);
      }
      cost[i] = 1 + 0.25 * Math.min(steepest, 25);
    }
  return cost;
}

function torsoSeeds(analysis: Analysis): Seeds {
  const { figure } = analysis;
  const T = figure.torso;
  const arms = ARMS.flatMap((arm) =>
    LIMBS[arm].flatMap((bone, k) => {
      const lines = k === 0 ? [boneLine(figure, bone, 0.3)] : armLines(figure, arm, bone);
      const radius = k === 2 ? figure.hands[arm].radius : RADIUS[bone.kind] * T;
      return lines.map((line) => ({ line, radius: 0.8 * radius }));
    }),
  );
  const trunk = fillPolygon(trunkPolygon(analysis, 0.12, 0.1), analysis);
  const free = (x: number, y: number) =>
    arms.every(({ line, radius }) => segmentDistance(x, y, line) > radius);
  const pixels = listPixels(maskWhere(analysis, (i, x, y) => trunk[i] === 1 && free(x, y)));
  return { label: PART.torso, radius: TORSO_RADIUS * T, pixels };
}

/** Shoulders drawn in and hips let out by shares of their width. */
export function trunkPolygon({ figure }: Analysis, inset: number, outset: number): Point[] {
  const at = (a: number, b: number, f: number) =>
    mix(joint(figure.joints, a), joint(figure.joints, b), f);
  return [
    at(BODY.leftShoulder, BODY.rightShoulder, inset),
    at(BODY.rightShoulder, BODY.leftShoulder, inset),
    at(BODY.rightHip, BODY.leftHip, -outset),
    at(BODY.leftHip, BODY.rightHip, -outset),
  ];
}

function headSeeds(analysis: Analysis): Seeds {
  const { figure } = analysis;
  const [neck, head] = neckLine(figure);
  const pixels = pixelsNear(analysis, [[mix(neck, head, 0.45), head]], 0.12 * figure.torso);
  return { label: PART.head, radius: HEAD_RADIUS * figure.torso, pixels };
}

function limbSeeds(analysis: Analysis): Seeds[] {
  const { figure } = analysis;
  const T = figure.torso;
  const arms = ARMS.flatMap((arm) =>
    LIMBS[arm].map((bone): Seeds => {
      const radius = RADIUS[bone.kind] * T;
      const reach = bone.kind === 'hand' ? 0.25 * figure.hands[arm].radius : 0.25 * radius;
      const pixels = pixelsNear(analysis, armLines(figure, arm, bone), Math.max(1, reach));
      return { label: PART[arm], radius, pixels };
    }),
  );
  const legs = LEGS.flatMap((leg) =>
    LIMBS[leg].map((bone, k): Seeds => {
      const radius = RADIUS[bone.kind] * T;
      const line = boneLine(figure, bone, k === 0 ? 0.18 : 0);
      const pixels = pixelsNear(analysis, [line], Math.max(1, 0.25 * radius));
      return { label: figure.half ? PART.torso : PART[leg], radius, pixels };
    }),
  );
  return [...arms, ...legs];
}

function pixelsNear(analysis: Analysis, lines: readonly Segment[], reach: number): number[] {
  return listPixels(maskWhere(analysis, (_, x, y) => nearestDistance(x, y, lines) <= reach));
}

function listPixels(mask: Mask): number[] {
  const pixels: number[] = [];
  mask.forEach((v, i) => {
    if (v) pixels.push(i);
  });
  return pixels;
}
