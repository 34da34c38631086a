import type { Vec3 } from './vector.ts';

/** What a hand's place is measured from, so that a hand on the hip swings with the hip. */
type Anchor = 'shoulder' | 'hip' | 'head';

/** `[out, up, forward]` to the wrist; in arm lengths from the shoulder, in metres from hip or head. */
export interface HandPlace {
  readonly anchor: Anchor;
  readonly at: Vec3;
  /** Where the elbow points, `[out, up, forward]`. */
  readonly elbow: Vec3;
}

/** Names that dances may use for the places of a hand. "Out" is away from the body on its own side. */
export const HAND_PLACES = {
  down: place([0.2, -0.95, 0.1], [1, -0.2, -0.6]),
  low: place([0.34, -0.82, 0.2], [1, -0.2, -0.4]),
  side: place([0.98, 0.02, 0.1], [0.1, -1, -0.2]),
  sideLow: place([0.74, -0.64, 0.1], [0.6, -0.6, -0.6]),
  sideHigh: place([0.7, 0.69, 0.05], [0.8, -0.6, -0.2]),
  up: place([0.16, 0.97, 0.05], [1, -0.1, 0]),
  overhead: place([-0.24, 0.86, 0.15], [1, 0.1, 0]),
  chest: place([0, -0.22, 0.4], [1, -0.5, -0.1]),
  middle: place([-0.22, -0.28, 0.42], [1, -0.3, 0]),
  belly: place([-0.2, -0.6, 0.36], [1, -0.1, -0.3]),
  otherShoulder: place([-0.55, -0.1, 0.3], [0.5, -0.6, 0.5]),
  front: place([0.12, -0.2, 0.9], [0.8, -0.6, 0]),
  goal: place([0.55, 0.46, 0.05], [0.7, -0.7, 0]),
  scarecrow: place([0.55, -0.46, 0.05], [0.7, 0.7, 0]),
  hip: { anchor: 'hip', at: [0.075, 0.12, 0.04], elbow: [1, 0.1, -0.3] },
  otherHip: { anchor: 'hip', at: [-0.16, 0.1, 0.17], elbow: [1, -0.2, 0.1] },
  backHip: { anchor: 'hip', at: [0.03, 0.06, -0.14], elbow: [1, 0.1, -0.6] },
  ear: { anchor: 'head', at: [0.15, 0.1, 0.06], elbow: [1, -0.6, 0] },
  behindHead: { anchor: 'head', at: [0.07, 0.1, -0.13], elbow: [1, 0.2, 0.1] },
  brow: { anchor: 'head', at: [0.1, 0.16, 0.16], elbow: [1, -0.1, 0.1] },
} as const satisfies Readonly<Record<string, HandPlace>>;

export type HandPlaceName = keyof typeof HAND_PLACES;
export const HAND_PLACE_NAMES = Object.keys(HAND_PLACES) as [HandPlaceName, ...HandPlaceName[]];

/** Names for where an elbow points. */
export const ELBOWS = {
  out: [1, -0.15, -0.1],
  down: [0.15, -1, -0.15],
  up: [0.3, 1, 0],
  back: [0.3, -0.2, -1],
  in: [-0.6, -0.7, 0.4],
} as const satisfies Readonly<Record<string, Vec3>>;

/** Of hands that are given as numbers. */
export const DEFAULT_ELBOW: Vec3 = [0.7, -0.7, -0.3];

/** Bend of each finger's joints in degrees: thumb, index, middle, ring, little. */
export const FINGER_SHAPES = {
  open: [0, 3, 3, 3, 3],
  relaxed: [12, 18, 22, 26, 30],
  fist: [38, 82, 84, 84, 82],
  point: [35, 2, 82, 84, 82],
  flower: [25, 10, 30, 22, 5],
  thumb: [-8, 82, 84, 84, 82],
} as const;

function place(at: Vec3, elbow: Vec3): HandPlace {
  return { anchor: 'shoulder', at, elbow };
}
