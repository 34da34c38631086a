import type { GrayImage, RgbImage } from '../../engine/core/image.ts';
import { createGrayImage, createRgbImage } from '../../engine/core/image.ts';
import type { BodyLandmarks, FaceLandmarks } from '../../engine/core/landmarks.ts';
import { BODY, FACE_COUNT } from '../../engine/core/landmarks.ts';
import type { Person } from '../../engine/core/person.ts';

export const COLOURS = {
  wall: [120, 160, 200],
  head: [240, 200, 170],
  torso: [200, 40, 40],
  leftArm: [40, 170, 60],
  rightArm: [230, 200, 30],
  hand: [240, 120, 200],
  leftLeg: [40, 50, 150],
  rightLeg: [120, 60, 140],
} as const;

type Rgb = readonly [number, number, number];
type Spot = readonly [number, number];

/** A stick person of 240 × 400 pixels, arms hanging beside (hands on the hips), each limb in its own colour. */
export function drawPerson(framing: 'full' | 'half' = 'full'): Person {
  const width = 240;
  const height = framing === 'full' ? 400 : 230;
  const plate = createRgbImage(width, height);
  for (let i = 0; i < plate.data.length; i++) plate.data[i] = COLOURS.wall[i % 3]!;
  const photo: RgbImage = { ...plate, data: plate.data.slice() };
  const matte = createGrayImage(width, height);
  const body = standingBody();
  const at = (i: number): Spot => [body[i * 4]!, body[i * 4 + 1]!];
  const line = (a: Spot, b: Spot, radius: number, colour: Rgb) =>
    drawCapsule(photo, matte, { a, b, radius, colour });
  const { leftHip, rightHip, leftKnee, rightKnee, leftAnkle, rightAnkle } = BODY;
  for (const [hip, knee, ankle, toe, colour] of [
    [leftHip, leftKnee, leftAnkle, BODY.leftFootIndex, COLOURS.leftLeg],
    [rightHip, rightKnee, rightAnkle, BODY.rightFootIndex, COLOURS.rightLeg],
  ] as const) {
    line(at(hip), at(knee), 14, colour);
    line(at(knee), at(ankle), 11, colour);
    line(at(ankle), at(toe), 8, colour);
  }
  for (let x = 100; x <= 140; x += 2) line([x, 112], [x, 196], 10, COLOURS.torso);
  line([120, 60], [120, 95], 10, COLOURS.head);
  line([120, 58], [120, 70], 20, COLOURS.head);
  for (const [shoulder, elbow, wrist, index, colour] of [
    [BODY.leftShoulder, BODY.leftElbow, BODY.leftWrist, BODY.leftIndex, COLOURS.leftArm],
    [BODY.rightShoulder, BODY.rightElbow, BODY.rightWrist, BODY.rightIndex, COLOURS.rightArm],
  ] as const) {
    line(at(shoulder), at(elbow), 10, colour);
    line(at(elbow), at(wrist), 8, colour);
    line(at(wrist), at(index), 8, COLOURS.hand);
  }
  return {
    photo,
    matte,
    plate,
    body,
    leftHand: null,
    rightHand: null,
    face: null,
    framing,
    confidence: 1,
    notes: [],
  };
}

/** The landmarks of `drawPerson`, with some of them moved: index → place. */
export function bodyWith(moved: Readonly<Record<number, Spot>>): BodyLandmarks {
  const body = standingBody();
  for (const [index, [x, y]] of Object.entries(moved)) {
    body[Number(index) * 4] = x;
    body[Number(index) * 4 + 1] = y;
  }
  return body;
}

/** Of the drawn person, around the middle of the head. */
export const FACE = { x: 120, y: 64, diameter: 36 };

/** Landmarks on that circle; the points that are drawn are not spread over it quite evenly. */
export function roundFace(): FaceLandmarks {
  return Float32Array.from({ length: FACE_COUNT * 3 }, (_, at) => {
    const turn = 2 * Math.PI * 0.618 * Math.floor(at / 3);
    const radius = FACE.diameter / 2;
    return [FACE.x + radius * Math.cos(turn), FACE.y + radius * Math.sin(turn), 0][at % 3]!;
  });
}

/** Both arms stretched out sideways. */
export function armsOut(): BodyLandmarks {
  return bodyWith({
    [BODY.leftElbow]: [192, 112],
    [BODY.leftWrist]: [232, 112],
    [BODY.leftIndex]: [242, 112],
    [BODY.leftPinky]: [242, 112],
    [BODY.rightElbow]: [48, 112],
    [BODY.rightWrist]: [8, 112],
    [BODY.rightIndex]: [-2, 112],
    [BODY.rightPinky]: [-2, 112],
  });
}

/** How far the nearest pixel of a picture region is from a colour (sum of channel differences). */
export function colourAt(image: RgbImage, x: number, y: number): Rgb {
  const i = (Math.round(y) * image.width + Math.round(x)) * 3;
  return [image.data[i]!, image.data[i + 1]!, image.data[i + 2]!];
}

/** How many pixels come close to a colour. */
export function countColour(
  image: RgbImage,
  colour: Rgb,
  where: (x: number, y: number) => boolean,
): number {
  let count = 0;
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < image.width; x++) {
      const [r, g, b] = colourAt(image, x, y);
      const off = Math.abs(r - colour[0]) + Math.abs(g - colour[1]) + Math.abs(b - colour[2]);
      if (off < 60 && where(x, y)) count++;
    }
  return count;
}

function standingBody(): BodyLandmarks {
  const body = new Float32Array(33 * 4);
  const put = (index: number, x: number, y: number) => body.set([x, y, 0, 1], index * 4);
  for (const i of [0, 9, 10]) put(i, 120, 68);
  for (const i of [1, 2, 3]) put(i, 127, 60);
  for (const i of [4, 5, 6]) put(i, 113, 60);
  put(BODY.leftEar, 138, 62);
  put(BODY.rightEar, 102, 62);
  for (const [side, sign] of [
    [0, 1],
    [1, -1],
  ] as const) {
    put(BODY.leftShoulder + side, 120 + 30 * sign, 112);
    put(BODY.leftElbow + side, 120 + 42 * sign, 155);
    put(BODY.leftWrist + side, 120 + 36 * sign, 195);
    for (const finger of [BODY.leftPinky, BODY.leftIndex, BODY.leftThumb])
      put(finger + side, 120 + 34 * sign, 205);
    put(BODY.leftHip + side, 120 + 17 * sign, 200);
    put(BODY.leftKnee + side, 120 + 20 * sign, 280);
    put(BODY.leftAnkle + side, 120 + 20 * sign, 350);
    put(BODY.leftHeel + side, 120 + 20 * sign, 358);
    put(BODY.leftFootIndex + side, 120 + 28 * sign, 366);
  }
  return body;
}

interface Capsule {
  readonly a: Spot;
  readonly b: Spot;
  readonly radius: number;
  readonly colour: Rgb;
}

function drawCapsule(photo: RgbImage, matte: GrayImage, { a, b, radius, colour }: Capsule): void {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  for (let y = 0; y < photo.height; y++)
    for (let x = 0; x < photo.width; x++) {
      const along = ((x - a[0]) * dx + (y - a[1]) * dy) / Math.max(dx * dx + dy * dy, 1e-6);
      const t = Math.min(1, Math.max(0, along));
      if (Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy) > radius) continue;
      photo.data.set(colour, (y * photo.width + x) * 3);
      matte.data[y * photo.width + x] = 255;
    }
}
