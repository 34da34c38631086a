import { BODY } from '../core/landmarks.ts';
import type { Figure } from './figure.ts';
import { boneLine, neckLine, spineHeight } from './figure.ts';
import type { Point, Segment } from './geometry.ts';
import { length, mix, segmentDistance, smoothstep } from './geometry.ts';
import type { LayerName } from './layer-plan.ts';
import type { ArmName, LimbName } from './skeleton.ts';
import { BONE, BONE_COUNT, EXTRA, joint, LIMBS } from './skeleton.ts';

/** Share of each bone in the movement of a place; adds up to 1. */
export type WeightField = (x: number, y: number) => Float32Array;

/** What the weights need besides the figure. */
export interface SkinShape {
  /** A skirt swings with both legs at once. */
  readonly skirt: boolean;
  /** y below which nothing of the photo is left: half bodies are pinned there. */
  readonly bottom: number;
}

/** Weights of a layer. Torso, head and legs share one field, so overlapping layers move alike. */
export function layerWeights(name: LayerName, figure: Figure, shape: SkinShape): WeightField {
  if (name === 'leftArm' || name === 'rightArm') return armWeights(figure, name);
  if (figure.half) return pinnedWeights(figure, shape.bottom);
  return bodyWeights(figure, shape.skirt, name === 'leftLeg' ? 1 : name === 'rightLeg' ? 0 : null);
}

function armWeights(figure: Figure, arm: ArmName): WeightField {
  const shoulder = joint(figure.joints, LIMBS[arm][0].from);
  const neck = joint(figure.joints, EXTRA.neck);
  const clavicle: Segment = [mix(shoulder, neck, 0.9), mix(shoulder, neck, 0.12)];
  const lines = [clavicle, ...LIMBS[arm].map((bone) => boneLine(figure, bone))];
  const bones = [BONE.chest, ...LIMBS[arm].map((bone) => bone.bone)];
  return (x, y) => {
    const weights = new Float32Array(BONE_COUNT);
    const shares = nearness(x, y, lines, figure.torso);
    bones.forEach((bone, k) => {
      weights[bone] = shares[k]!;
    });
    return weights;
  };
}

function bodyWeights(figure: Figure, skirt: boolean, side: 0 | 1 | null): WeightField {
  const T = figure.torso;
  const height = spineHeight(figure);
  const trunk = trunkWeights(figure);
  const leftLeg = legLines(figure, 'leftLeg');
  const rightLeg = legLines(figure, 'rightLeg');
  const [from, to] = skirt ? [-0.12, 0.35] : [-0.08, 0.22];
  const share = leftShare(figure, skirt);
  return (x, y) => {
    const weights = trunk(x, y);
    const leg = smoothstep(-height(x, y), from, to);
    if (leg <= 0) return weights;
    for (let k = 0; k < BONE_COUNT; k++) weights[k] = weights[k]! * (1 - leg);
    const left = side ?? share(x, y);
    const spreadTo = (limb: LimbName, lines: readonly Segment[], part: number) => {
      const shares = nearness(x, y, lines, T);
      LIMBS[limb].forEach((bone, k) => {
        weights[bone.bone] = leg * part * shares[k]!;
      });
    };
    spreadTo('leftLeg', leftLeg, left);
    spreadTo('rightLeg', rightLeg, 1 - left);
    return weights;
  };
}

/** Share of the left leg: a soft step across the hips, or for a skirt by nearness to both legs. */
function leftShare(figure: Figure, skirt: boolean): (x: number, y: number) => number {
  const pelvis = joint(figure.joints, EXTRA.pelvis);
  const [lx, ly] = joint(figure.joints, BODY.leftHip);
  const [rx, ry] = joint(figure.joints, BODY.rightHip);
  const hips = Math.max(length([lx, ly], [rx, ry]), 1e-6);
  const leftLeg = legLines(figure, 'leftLeg');
  const rightLeg = legLines(figure, 'rightLeg');
  const nearest = (x: number, y: number, lines: readonly Segment[]) =>
    Math.min(...lines.map((line) => segmentDistance(x, y, line)));
  return (x, y) => {
    if (skirt) {
      const l = nearest(x, y, leftLeg) ** 2;
      const r = nearest(x, y, rightLeg) ** 2;
      return r / Math.max(l + r, 1e-6);
    }
    const across = ((x - pelvis[0]) * (lx - rx) + (y - pelvis[1]) * (ly - ry)) / hips;
    return smoothstep(across, -0.12 * figure.torso, 0.12 * figure.torso);
  };
}

/** Pelvis, chest and head by height along the spine and the neck. */
function trunkWeights(figure: Figure): WeightField {
  const height = spineHeight(figure);
  const [neck, head] = neckLine(figure);
  const size = Math.max(length(neck, head), 1e-6);
  const up: Point = [(head[0] - neck[0]) / size ** 2, (head[1] - neck[1]) / size ** 2];
  return (x, y) => {
    const weights = new Float32Array(BONE_COUNT);
    const chest = smoothstep(height(x, y), 0.1, 0.85);
    const top = smoothstep((x - neck[0]) * up[0] + (y - neck[1]) * up[1], 0.1, 0.6);
    weights[BONE.head] = top;
    weights[BONE.chest] = (1 - top) * chest;
    weights[BONE.pelvis] = (1 - top) * (1 - chest);
    return weights;
  };
}

/** A half body's lower end stays where the photo ends, or a slit would open there. */
function pinnedWeights(figure: Figure, bottom: number): WeightField {
  const trunk = trunkWeights(figure);
  return (x, y) => {
    const weights = trunk(x, y);
    const pinned = smoothstep(y, bottom - 0.6 * figure.torso, bottom - 0.04 * figure.torso);
    for (let k = 0; k < BONE_COUNT; k++) weights[k] = weights[k]! * (1 - pinned);
    weights[BONE.anchor] = pinned;
    return weights;
  };
}

function legLines(figure: Figure, limb: LimbName): Segment[] {
  return LIMBS[limb].map((bone) => boneLine(figure, bone));
}

/** Shares falling with the fourth power of the distance: nearly rigid, soft only at the joints. */
function nearness(x: number, y: number, lines: readonly Segment[], torso: number): number[] {
  const weights = lines.map((line) => (segmentDistance(x, y, line) + 0.02 * torso) ** -4);
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
}
