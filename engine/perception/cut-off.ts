import { BODY, type BodyLandmarks } from '../core/landmarks.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** From the eyes to the top of the skull, by the distance from the mouth to the eyes. */
const SKULL = 1.7;
/** So much of the head may be missing, in torsos: a parting, or hair beyond the border. */
const HAIR = 0.12;
/** The network draws an arm that leaves the picture along the border, and is unsure of its hand. */
const BORDER = 0.15;
const UNSURE = 0.4;

const ARMS = [
  [BODY.leftElbow, BODY.leftWrist, BODY.leftIndex, BODY.leftPinky],
  [BODY.rightElbow, BODY.rightWrist, BODY.rightIndex, BODY.rightPinky],
] as const;

/** Whether the picture ends below the top of the head. `torso` in pixels. */
export function isHeadCutOff(body: BodyLandmarks, torso: number, size: Size): boolean {
  const eyes = middle(body, BODY.leftEye, BODY.rightEye);
  const mouth = middle(body, BODY.mouthLeft, BODY.mouthRight);
  const top: Point = [
    eyes[0] + SKULL * (eyes[0] - mouth[0]),
    eyes[1] + SKULL * (eyes[1] - mouth[1]),
  ];
  return beyondBorder(top, size) > HAIR * torso;
}

/** Whether an elbow or a hand is outside the picture. `torso` in pixels. */
export function isHandCutOff(body: BodyLandmarks, torso: number, size: Size): boolean {
  return ARMS.some(([elbow, wrist, index, pinky]) => {
    const joints: Point[] = [pointOf(body, wrist), middle(body, index, pinky)];
    const hand = Math.max(...joints.map((joint) => beyondBorder(joint, size)));
    const unsure = body[wrist * 4 + 3]! < UNSURE;
    return beyondBorder(pointOf(body, elbow), size) > 0 || hand > (unsure ? -BORDER * torso : 0);
  });
}

type Point = readonly [x: number, y: number];

/** Pixels outside the nearest border; negative inside. */
function beyondBorder([x, y]: Point, { width, height }: Size): number {
  return Math.max(-x, -y, x - width, y - height);
}

function middle(body: BodyLandmarks, one: number, two: number): Point {
  const [a, b] = [pointOf(body, one), pointOf(body, two)];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function pointOf(body: BodyLandmarks, joint: number): Point {
  return [body[joint * 4]!, body[joint * 4 + 1]!];
}
