import { BODY_COUNT, HAND_COUNT } from '../core/landmarks.ts';
import type { PoseFrame } from '../core/pose-track.ts';
import { type Point, plus, times } from './plane.ts';
import type { Side } from './skeleton.ts';

/** The 33 points of a frame while they are worked out. */
export interface TargetFrame {
  get(index: number): Point;
  set(index: number, at: Point): void;
  /** Moves every point set so far. */
  shift(by: Point): void;
}

/** Where a driver's hand goes: its wrist, and how its points are scaled and moved. */
export interface HandPlan {
  readonly wrist: Point;
  readonly scale: number;
  /** What the knuckles move so that the hand never points straight at the camera. */
  readonly shift: Point;
}

interface Depth {
  /** Photo pixels a driver unit. */
  readonly scale: number;
  readonly facing: 1 | -1;
}

export function createFrame(): TargetFrame {
  const points: Point[] = Array.from({ length: BODY_COUNT }, () => [0, 0]);
  return {
    get: (index) => points[index]!,
    set: (index, at) => {
      points[index] = at;
    },
    shift: (by) => {
      points.forEach((at, index) => {
        points[index] = plus(at, by);
      });
    },
  };
}

/** The frame as landmarks, with the driver's depth, visibility and (rigidly placed) fingers. */
export function finishFrame(
  target: TargetFrame,
  source: PoseFrame,
  hands: Readonly<Record<Side, HandPlan>>,
  { scale, facing }: Depth,
): PoseFrame {
  const body = new Float32Array(BODY_COUNT * 4);
  for (let i = 0; i < BODY_COUNT; i++) {
    const [x, y] = target.get(i);
    body.set([x, y, source.body[i * 4 + 2]! * scale, source.body[i * 4 + 3]!], i * 4);
  }
  const hand = (side: Side) => placeHand(source[`${side}Hand`], hands[side], { scale, facing });
  return { body, leftHand: hand('left'), rightHand: hand('right') };
}

function placeHand(
  source: Float32Array | null | undefined,
  plan: HandPlan,
  { scale, facing }: Depth,
): Float32Array | null {
  if (!source) return null;
  const hand = new Float32Array(HAND_COUNT * 3);
  for (let i = 0; i < HAND_COUNT; i++) {
    const offset: Point = [facing * (source[i * 3]! - source[0]!), source[i * 3 + 1]! - source[1]!];
    const moved = plus(times(offset, plan.scale), i === 0 ? [0, 0] : plan.shift);
    const [x, y] = plus(plan.wrist, moved);
    hand.set([x, y, source[i * 3 + 2]! * scale], i * 3);
  }
  return hand;
}
