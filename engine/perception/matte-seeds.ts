import { boxBlur } from '../core/box-blur.ts';
import { BODY, type BodyLandmarks, type HandLandmarks } from '../core/landmarks.ts';
import { type BodyReading, MASK_SIDE } from './body-landmarks.ts';
import { paintCapsule } from './capsule.ts';
import { MARK } from './grab-cut.ts';
import { torsoLength } from './verdict.ts';

export interface Subject {
  readonly reading: BodyReading;
  readonly hands: readonly (HandLandmarks | null)[];
}

/** A scaled picture: `scale` of its pixels to one of the photo. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** What the network must at least say of a pixel on a bone. */
const MIN_BONE_MASK = 0.15;
/** Hair, soles and skirts may stick out of the mask this far, in torsos. */
const MISSED = 0.1;
/** Around flesh the mask is believed from here. */
const SURE_MASK = 0.9;

/**
 * What is known of each pixel before colours are looked at. Surely person: bones, fingers, and
 * flesh that the mask agrees with. The mask alone is not enough, for it fills the gaps between
 * arm and waist. Surely background: beyond what the mask cannot resolve.
 */
export function markSeeds(mask: Float32Array, grid: Grid, { reading, hands }: Subject): Uint8Array {
  const { width, scale } = grid;
  // One cell of the network's mask, in pixels of this grid.
  const cell = (reading.roi.size / MASK_SIDE) * scale;
  const reach = Math.ceil(Math.max(2 * cell, MISSED * torsoLength(reading.body) * scale));
  const near = boxBlur(
    flags(mask, (value) => value > 0.3),
    width,
    reach,
  );
  const unsure = boxBlur(
    flags(mask, (value) => value < SURE_MASK),
    width,
    Math.ceil(1.5 * cell),
  );
  const marks = Uint8Array.from(mask, (value, at) => {
    if (near[at]! < 1e-6) return MARK.background;
    return value > 0.5 ? MARK.maybePerson : MARK.maybeBackground;
  });
  const fill = (capsules: readonly Stroke[], isSure: (index: number) => boolean) => {
    for (const capsule of capsules) {
      paintCapsule(scaled(capsule, scale), grid, (index) => {
        if (isSure(index)) marks[index] = MARK.person;
      });
    }
  };
  fill(fleshOf(reading.body), (index) => unsure[index]! < 1e-6);
  const bones = [
    ...bonesOf(reading.body),
    ...hands.flatMap((hand) => (hand ? fingersOf(hand) : [])),
  ];
  fill(bones, (index) => mask[index]! > MIN_BONE_MASK);
  return marks;
}

function flags(mask: Float32Array, test: (value: number) => boolean): Float32Array {
  return mask.map((value) => (test(value) ? 1 : 0));
}

/** A thick line in pixels of the photo. */
interface Stroke {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly radius: number;
}

function scaled({ x0, y0, x1, y1, radius }: Stroke, scale: number): Stroke {
  return {
    x0: x0 * scale,
    y0: y0 * scale,
    x1: x1 * scale,
    y1: y1 * scale,
    radius: Math.max(0.7, radius * scale),
  };
}

/** Half the thickness of what is surely person around each bone, and of the flesh, in torsos. */
const LIMBS: readonly (readonly [from: number, to: number, bone: number, flesh: number])[] = [
  [BODY.leftShoulder, BODY.leftElbow, 0.03, 0.08],
  [BODY.leftElbow, BODY.leftWrist, 0.03, 0.08],
  [BODY.leftWrist, BODY.leftIndex, 0.02, 0.03],
  [BODY.rightShoulder, BODY.rightElbow, 0.03, 0.08],
  [BODY.rightElbow, BODY.rightWrist, 0.03, 0.08],
  [BODY.rightWrist, BODY.rightIndex, 0.02, 0.03],
  [BODY.leftHip, BODY.leftKnee, 0.04, 0.12],
  [BODY.leftKnee, BODY.leftAnkle, 0.04, 0.08],
  [BODY.leftAnkle, BODY.leftFootIndex, 0.03, 0.06],
  [BODY.rightHip, BODY.rightKnee, 0.04, 0.12],
  [BODY.rightKnee, BODY.rightAnkle, 0.04, 0.08],
  [BODY.rightAnkle, BODY.rightFootIndex, 0.03, 0.06],
];
const RIBS = 10;
const RIB_RADIUS = 0.06;
/** Waists are narrower than the lines from shoulders to hips. */
const RIB_INSET = 0.15;
const HEAD_RADIUS = 0.2;

function bonesOf(body: BodyLandmarks): Stroke[] {
  const torso = torsoLength(body);
  return LIMBS.map(([from, to, bone]) => stroke(point(body, from), point(body, to), bone * torso));
}

function fleshOf(body: BodyLandmarks): Stroke[] {
  const torso = torsoLength(body);
  const limbs = LIMBS.map(([from, to, , flesh]) =>
    stroke(point(body, from), point(body, to), flesh * torso),
  );
  const ribs = Array.from({ length: RIBS }, (_, rib) => {
    const part = rib / (RIBS - 1);
    const left = between(point(body, BODY.leftShoulder), point(body, BODY.leftHip), part);
    const right = between(point(body, BODY.rightShoulder), point(body, BODY.rightHip), part);
    const inset = between(left, right, RIB_INSET);
    return stroke(inset, between(right, left, RIB_INSET), RIB_RADIUS * torso);
  });
  const head = between(point(body, BODY.leftEar), point(body, BODY.rightEar), 0.5);
  const neck = between(point(body, BODY.leftShoulder), point(body, BODY.rightShoulder), 0.5);
  return [
    ...limbs,
    ...ribs,
    stroke(head, head, HEAD_RADIUS * torso),
    stroke(head, neck, 0.06 * torso),
  ];
}

/** Fingers are thinner than the network's mask can show. */
function fingersOf(hand: HandLandmarks): Stroke[] {
  const at = (index: number): Point => [hand[index * 3]!, hand[index * 3 + 1]!];
  const isKnuckle = (index: number) => index % 4 === 1;
  return Array.from({ length: 20 }, (_, bone) => {
    const to = bone + 1;
    return stroke(at(isKnuckle(to) ? 0 : to - 1), at(to), 0);
  });
}

type Point = readonly [x: number, y: number];

function point(body: BodyLandmarks, joint: number): Point {
  return [body[joint * 4]!, body[joint * 4 + 1]!];
}

function between([x0, y0]: Point, [x1, y1]: Point, part: number): Point {
  return [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
}

function stroke([x0, y0]: Point, [x1, y1]: Point, radius: number): Stroke {
  return { x0, y0, x1, y1, radius };
}
