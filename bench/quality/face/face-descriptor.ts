import type { RgbImage } from '../../../engine/core/image.ts';
import type { FaceLandmarks } from '../../../engine/core/landmarks.ts';
import { cropToTensor, type Roi } from '../../../engine/perception/roi.ts';
import type { OnnxSession } from '../../../engine/runtime/onnx.ts';
import { FACE_SIDE } from './face-network.ts';

/** Mean colour of the network's training, RGB. */
const MEAN = [122.782, 117.001, 104.298] as const;
/** Face Mesh's corners of both eyes, and of the mouth. */
const RIGHT_EYE = [33, 133] as const;
const LEFT_EYE = [362, 263] as const;
const MOUTH = [61, 291] as const;
/** Of the square, from the eyes to the mouth; and where in it the middle of the three lies. */
const EYES_TO_MOUTH = 0.45;
const MIDDLE_DOWN = 0.43;

/** 128 numbers that say whose face it is; see `openFaceNetwork`. */
export async function describeFace(
  image: RgbImage,
  face: FaceLandmarks,
  network: OnnxSession,
): Promise<Float32Array> {
  const crop = cropToTensor(image, faceSquare(face), {
    side: FACE_SIDE,
    low: 0,
    outside: 'border',
  });
  const pixels = FACE_SIDE ** 2;
  const input = new Float32Array(3 * pixels);
  for (let i = 0; i < crop.length; i++) {
    const channel = i % 3;
    input[channel * pixels + Math.floor(i / 3)] = crop[i]! - MEAN[channel]! / 255;
  }
  return (await network.run({ input })).output as Float32Array;
}

/** Euclidean distance of two descriptors: 0 the same picture, below 0.6 (by its makers) the same person. */
export function faceDistance(a: Float32Array, b: Float32Array): number {
  return Math.hypot(...a.map((value, i) => value - b[i]!));
}

/** The upright square around a face in which the network expects eyes and mouth. */
function faceSquare(face: FaceLandmarks): Roi {
  const middle = ([a, b]: readonly [number, number]) =>
    [(face[a * 3]! + face[b * 3]!) / 2, (face[a * 3 + 1]! + face[b * 3 + 1]!) / 2] as const;
  const [right, left, mouth] = [middle(RIGHT_EYE), middle(LEFT_EYE), middle(MOUTH)];
  const toMouth = ([x, y]: readonly [number, number]) => Math.hypot(mouth[0] - x, mouth[1] - y);
  const size = (toMouth(right) + toMouth(left)) / 2 / EYES_TO_MOUTH;
  const angle = Math.atan2(left[1] - right[1], left[0] - right[0]);
  const down = (0.5 - MIDDLE_DOWN) * size;
  return {
    centerX: (right[0] + left[0] + mouth[0]) / 3 - down * Math.sin(angle),
    centerY: (right[1] + left[1] + mouth[1]) / 3 + down * Math.cos(angle),
    size,
    angle,
  };
}
