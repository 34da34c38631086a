import type { Analysis } from './analysis.ts';
import { armLines, boneLine } from './figure.ts';
import { clamp, nearestDistance } from './geometry.ts';
import type { Mask } from './mask.ts';
import type { ArmName } from './skeleton.ts';
import { LIMBS, RADIUS } from './skeleton.ts';

/** How an analysis lies to the bones of one arm. */
export interface ArmField {
  /** Distance to the nearest bone in its radii; large far away. */
  readonly relative: Float32Array;
  /** Which of the arm's three bones is nearest in pixels. */
  readonly nearest: Uint8Array;
  /** The middle of upper arm and forearm, which surely belong to the arm. */
  readonly core: Mask;
  /** The middle of the palm: the arm's, unless it lies behind the body. */
  readonly palm: Mask;
  /** The middle of upper arm and forearm, a little wider: its colours are the arm's. */
  readonly middle: Mask;
}

const FAR = 9;
/** Beyond this many torso lengths from all bones nothing is computed. */
const REACH = 0.4;

/** Measures the surroundings of an arm's bones. */
export function measureArm(analysis: Analysis, arm: ArmName): ArmField {
  const { figure, width, height, inside } = analysis;
  const bones = LIMBS[arm].map((bone) => {
    const radius =
      bone.kind === 'hand' ? figure.hands[arm].radius : RADIUS[bone.kind] * figure.torso;
    return { lines: armLines(figure, arm, bone), radius, isHand: bone.kind === 'hand' };
  });
  const relative = new Float32Array(width * height).fill(FAR);
  const nearest = new Uint8Array(width * height);
  const core = new Uint8Array(width * height);
  const middle = new Uint8Array(width * height);
  const palm = new Uint8Array(width * height);
  const knuckles = [boneLine(figure, LIMBS[arm][2])];
  const ends = bones.flatMap((bone) => bone.lines.flat());
  const range = (axis: 0 | 1, limit: number) => [
    clamp(Math.floor(Math.min(...ends.map((p) => p[axis])) - REACH * figure.torso), 0, limit),
    clamp(Math.ceil(Math.max(...ends.map((p) => p[axis])) + REACH * figure.torso), 0, limit),
  ];
  const [left, right] = range(0, width);
  const [top, bottom] = range(1, height);
  for (let y = top!; y < bottom!; y++)
    for (let x = left!; x < right!; x++) {
      const i = y * width + x;
      let least = Number.POSITIVE_INFINITY;
      bones.forEach(({ lines, radius, isHand }, k) => {
        const d = nearestDistance(x, y, lines);
        if (d < least) nearest[i] = k;
        least = Math.min(least, d);
        relative[i] = Math.min(relative[i]!, d / radius);
        if (!inside[i]) return;
        if (isHand) palm[i] = nearestDistance(x, y, knuckles) < 0.025 * figure.torso ? 1 : 0;
        else if (d < 0.2 * radius) core[i] = 1;
        if (d < 0.4 * radius && !isHand) middle[i] = 1;
      });
    }
  return { relative, nearest, core, palm, middle };
}
