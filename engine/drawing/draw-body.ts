import type { Keypoint } from '../core/pose-keypoints.ts';
import { type Canvas, type Colour, drawDisc, drawEllipse, type Place } from './canvas.ts';
import { placeKeypoint } from './place-keypoint.ts';

/** The joints at the ends of each limb, in the order of drawing. */
const LIMBS = [
  [1, 2],
  [1, 5],
  [2, 3],
  [3, 4],
  [5, 6],
  [6, 7],
  [1, 8],
  [8, 9],
  [9, 10],
  [1, 11],
  [11, 12],
  [12, 13],
  [1, 0],
  [0, 14],
  [14, 16],
  [0, 15],
  [15, 17],
] as const;

/** Of limbs and joints alike, once around the hues. */
const COLOURS: readonly Colour[] = [
  [255, 0, 0],
  [255, 85, 0],
  [255, 170, 0],
  [255, 255, 0],
  [170, 255, 0],
  [85, 255, 0],
  [0, 255, 0],
  [0, 255, 85],
  [0, 255, 170],
  [0, 255, 255],
  [0, 170, 255],
  [0, 85, 255],
  [0, 0, 255],
  [85, 0, 255],
  [170, 0, 255],
  [255, 0, 255],
  [255, 0, 170],
  [255, 0, 85],
];

const LIMB_HALF_WIDTH = 4;
const LIMB_BRIGHTNESS = 0.6;
const JOINT_RADIUS = 4;

/** Limbs in dimmed colours, then joints in full ones; a joint that was not seen has no limbs either. */
export function drawBody(canvas: Canvas, joints: readonly Keypoint[]): void {
  const places = joints.map((joint) => joint && placeKeypoint(canvas, joint));
  for (const [at, [first, second]] of LIMBS.entries()) {
    const [from, to] = [places[first], places[second]];
    if (from && to) drawLimb(canvas, [from, to], COLOURS[at]!);
  }
  dim(canvas);
  for (const [at, place] of places.entries()) {
    if (place) drawDisc(canvas, place, { radius: JOINT_RADIUS, colour: COLOURS[at]! });
  }
}

function drawLimb(canvas: Canvas, [from, to]: readonly [Place, Place], colour: Colour): void {
  const [across, down] = [from[0] - to[0], from[1] - to[1]];
  drawEllipse(canvas, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], {
    halfLength: Math.sqrt(across ** 2 + down ** 2) / 2,
    halfWidth: LIMB_HALF_WIDTH,
    angle: Math.atan2(down, across) * (180 / Math.PI),
    colour,
  });
}

/** Rounded down, as a byte is. */
function dim({ mat }: Canvas): void {
  const bytes: Uint8Array = mat.data;
  for (let at = 0; at < bytes.length; at++) bytes[at] = bytes[at]! * LIMB_BRIGHTNESS;
}
