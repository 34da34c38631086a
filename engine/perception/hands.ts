import type { RgbImage } from '../core/image.ts';
import { BODY, type BodyLandmarks, HAND_COUNT, type HandLandmarks } from '../core/landmarks.ts';
import type { LiteRtModel } from '../runtime/litert.ts';
import { cropToTensor, fromRoi, type Roi, roiAround } from './roi.ts';

const SIDE = 224;
const MIN_PRESENCE = 0.6;

const ARMS = {
  left: { wrist: BODY.leftWrist, index: BODY.leftIndex, pinky: BODY.leftPinky },
  right: { wrist: BODY.rightWrist, index: BODY.rightIndex, pinky: BODY.rightPinky },
} as const;

/**
 * The 21 landmarks of one hand of a body, or null where no hand can be made out.
 * Source: MediaPipe `modules/holistic_landmark/calculators/
 * hand_detections_from_pose_to_rects_calculator.cc` and `hand_landmarks_to_roi.pbtxt`.
 */
export async function findHand(
  image: RgbImage,
  network: LiteRtModel,
  body: BodyLandmarks,
  side: 'left' | 'right',
): Promise<HandLandmarks | null> {
  const guess = roiFromArm(body, side);
  if (guess.size < MIN_HAND_PX || !isInside(image, guess)) return null;
  const first = await readHand(image, network, guess);
  if (first.presence < MIN_PRESENCE / 2) return null;
  const second = await readHand(image, network, roiFromHand(first.hand));
  const better = second.presence >= first.presence - 0.1 ? second : first;
  const belongs = isAtWrist(better.hand, guess, body, ARMS[side].wrist);
  return better.presence >= MIN_PRESENCE && belongs ? better.hand : null;
}

/** Below this there are too few pixels for fingers. */
const MIN_HAND_PX = 24;
/** The square around the knuckles reaches this far beyond the distance from wrist to knuckles. */
const REACH = 2 * 2.2;

function roiFromArm(body: BodyLandmarks, side: 'left' | 'right'): Roi {
  const { wrist, index, pinky } = ARMS[side];
  const middle = (axis: number) => (2 * body[index * 4 + axis]! + body[pinky * 4 + axis]!) / 3;
  const [x, y] = [middle(0), middle(1)];
  const [wristX, wristY] = [body[wrist * 4]!, body[wrist * 4 + 1]!];
  const size = REACH * Math.hypot(x - wristX, y - wristY);
  return { centerX: x, centerY: y, size, angle: Math.atan2(x - wristX, wristY - y) };
}

function isInside({ width, height }: RgbImage, { centerX, centerY }: Roi): boolean {
  return centerX >= 0 && centerY >= 0 && centerX < width && centerY < height;
}

interface HandReading {
  readonly hand: HandLandmarks;
  readonly presence: number;
}

async function readHand(image: RgbImage, network: LiteRtModel, roi: Roi): Promise<HandReading> {
  const input = cropToTensor(image, roi, { side: SIDE, low: 0, outside: 'border' });
  const [points, presence] = await network.run(input, [1, SIDE, SIDE, 3]);
  const hand = new Float32Array(HAND_COUNT * 3);
  for (let at = 0; at < hand.length; at += 3) {
    const [x, y] = fromRoi(roi, points![at]! / SIDE, points![at + 1]! / SIDE);
    hand.set([x, y, (points![at + 2]! / SIDE) * roi.size], at);
  }
  return { hand, presence: presence![0]! };
}

/** Wrist and knuckles tell where a hand is; fingertips would make the square jump. */
const PALM = [0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18];

function roiFromHand(hand: HandLandmarks): Roi {
  const at = (index: number, axis: number) => hand[index * 3 + axis]!;
  const knuckle = (axis: number) => ((at(5, axis) + at(13, axis)) / 2 + at(9, axis)) / 2;
  const angle = Math.atan2(knuckle(0) - at(0, 0), at(0, 1) - knuckle(1));
  const points = PALM.map((index) => [at(index, 0), at(index, 1)] as const);
  return roiAround(points, angle, { scale: 2, shiftUp: 0.1 });
}

/** A hand that was found beside the arm's own end is somebody else's, or the other hand. */
function isAtWrist(hand: HandLandmarks, guess: Roi, body: BodyLandmarks, wrist: number): boolean {
  const away = Math.hypot(hand[0]! - body[wrist * 4]!, hand[1]! - body[wrist * 4 + 1]!);
  return away < 0.3 * guess.size;
}
