import type { RgbImage } from '../core/image.ts';
import { BODY, type BodyLandmarks, FACE_COUNT, type FaceLandmarks } from '../core/landmarks.ts';
import type { LiteRtModel } from '../runtime/litert.ts';
import { cropToTensor, fromRoi, type Roi, roiAround } from './roi.ts';

const SIDE = 192;
const MIN_PRESENCE = 0.5;
const MIN_FACE_PX = 24;

/**
 * The 468 landmarks of a body's face, or null where none can be made out.
 * Source: MediaPipe `modules/face_landmark/face_landmark_cpu.pbtxt`, `face_landmarks_to_roi.pbtxt`.
 */
export async function findFace(
  image: RgbImage,
  network: LiteRtModel,
  body: BodyLandmarks,
): Promise<FaceLandmarks | null> {
  const guess = roiFromBody(body);
  if (guess.size < MIN_FACE_PX) return null;
  const first = await readFace(image, network, guess);
  if (first.presence < MIN_PRESENCE / 2) return null;
  const second = await readFace(image, network, roiFromFace(first.face));
  const better = second.presence >= first.presence - 0.1 ? second : first;
  return better.presence >= MIN_PRESENCE ? better.face : null;
}

/** Eyes, ears and mouth span about a third of the square that the network was trained on. */
function roiFromBody(body: BodyLandmarks): Roi {
  const point = (index: number) => [body[index * 4]!, body[index * 4 + 1]!] as const;
  const features = Array.from({ length: BODY.mouthRight + 1 }, (_, index) => point(index));
  const [leftX, leftY] = point(BODY.leftEye);
  const [rightX, rightY] = point(BODY.rightEye);
  const angle = Math.atan2(leftY - rightY, leftX - rightX);
  return roiAround(features, angle, { scale: 2, shiftUp: 0 });
}

const RIGHT_EYE_CORNER = 33;
const LEFT_EYE_CORNER = 263;

function roiFromFace(face: FaceLandmarks): Roi {
  const point = (index: number) => [face[index * 3]!, face[index * 3 + 1]!] as const;
  const [rightX, rightY] = point(RIGHT_EYE_CORNER);
  const [leftX, leftY] = point(LEFT_EYE_CORNER);
  const angle = Math.atan2(leftY - rightY, leftX - rightX);
  const all = Array.from({ length: FACE_COUNT }, (_, index) => point(index));
  return roiAround(all, angle, { scale: 1.5, shiftUp: 0 });
}

interface FaceReading {
  readonly face: FaceLandmarks;
  readonly presence: number;
}

async function readFace(image: RgbImage, network: LiteRtModel, roi: Roi): Promise<FaceReading> {
  const input = cropToTensor(image, roi, { side: SIDE, low: 0, outside: 'border' });
  const outputs = await network.run(input, [1, SIDE, SIDE, 3]);
  const points = outputs.find(({ length }) => length === FACE_COUNT * 3)!;
  const logit = outputs.find(({ length }) => length === 1)!;
  const face = new Float32Array(FACE_COUNT * 3);
  for (let at = 0; at < face.length; at += 3) {
    const [x, y] = fromRoi(roi, points[at]! / SIDE, points[at + 1]! / SIDE);
    face.set([x, y, (points[at + 2]! / SIDE) * roi.size], at);
  }
  return { face, presence: 1 / (1 + Math.exp(-logit[0]!)) };
}
