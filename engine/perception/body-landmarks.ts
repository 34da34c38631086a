import type { RgbImage } from '../core/image.ts';
import { BODY_COUNT, type BodyLandmarks } from '../core/landmarks.ts';
import type { LiteRtModel } from '../runtime/litert.ts';
import { cropToTensor, fromRoi, type Roi, roiAlong } from './roi.ts';

/** What the landmark network says about one square of a picture. */
export interface BodyReading {
  /** `[x, y, z, visibility] × 33`, pixels of the picture. */
  readonly body: BodyLandmarks;
  /** 0..1: how sure the network is that a person is in the square. */
  readonly presence: number;
  /** The square that was looked at. */
  readonly roi: Roi;
  /** A better square, made from the landmarks: look again, or use it for the next video frame. */
  readonly nextRoi: Roi;
  /** Person mask of the square, logits `[256, 256]`. */
  readonly maskLogits: Float32Array;
}

export const MASK_SIDE = 256;
const SIDE = 256;
/** 33 of the body, the hips' middle, the top of a circle around the person, 4 unused. */
const POINTS = 39;
const VALUES = 5;

/**
 * Body landmarks and mask of the person in a square.
 * Source: MediaPipe `modules/pose_landmark/pose_landmark_by_roi_cpu.pbtxt` and
 * `tensors_to_pose_landmarks_and_segmentation.pbtxt`.
 */
export async function readBody(
  image: RgbImage,
  network: LiteRtModel,
  roi: Roi,
): Promise<BodyReading> {
  const input = cropToTensor(image, roi, { side: SIDE, low: 0, outside: 'border' });
  const [points, presence, maskLogits, heat] = await network.run(input, [1, SIDE, SIDE, 3]);
  refineByHeat(points!, heat!);
  const body = new Float32Array(BODY_COUNT * 4);
  for (let index = 0; index < BODY_COUNT; index++) {
    const [x, y, z, visibility] = points!.subarray(index * VALUES);
    const [px, py] = fromRoi(roi, x! / SIDE, y! / SIDE);
    body.set([px, py, (z! / SIDE) * roi.size, sigmoid(visibility!)], index * 4);
  }
  return {
    body,
    presence: presence![0]!,
    roi,
    nextRoi: roiFromPoints(points!, roi),
    maskLogits: maskLogits!,
  };
}

function roiFromPoints(points: Float32Array, roi: Roi): Roi {
  const at = (index: number) =>
    fromRoi(roi, points[index * VALUES]! / SIDE, points[index * VALUES + 1]! / SIDE);
  const [hipsX, hipsY] = at(BODY_COUNT);
  const [topX, topY] = at(BODY_COUNT + 1);
  return roiAlong(hipsX, hipsY, topX, topY, 2 * 1.25 * Math.hypot(topX - hipsX, topY - hipsY));
}

const HEAT_SIDE = 64;
const HEAT_RADIUS = 3;
const MIN_HEAT = 0.5;

/** Moves each point to the centre of gravity of its heat map `[64, 64, 39]` nearby (7×7 cells). */
function refineByHeat(points: Float32Array, heat: Float32Array): void {
  for (let index = 0; index < POINTS; index++) {
    const column = Math.floor((points[index * VALUES]! / SIDE) * HEAT_SIDE);
    const row = Math.floor((points[index * VALUES + 1]! / SIDE) * HEAT_SIDE);
    if (row < 0 || column < 0 || row >= HEAT_SIDE || column >= HEAT_SIDE) continue;
    let [sum, sumX, sumY, highest] = [0, 0, 0, 0];
    for (let y = Math.max(0, row - HEAT_RADIUS); y <= Math.min(63, row + HEAT_RADIUS); y++) {
      for (
        let x = Math.max(0, column - HEAT_RADIUS);
        x <= Math.min(63, column + HEAT_RADIUS);
        x++
      ) {
        const value = sigmoid(heat[(y * HEAT_SIDE + x) * POINTS + index]!);
        highest = Math.max(highest, value);
        sum += value;
        sumX += value * x;
        sumY += value * y;
      }
    }
    if (highest < MIN_HEAT) continue;
    points[index * VALUES] = (sumX / sum / HEAT_SIDE) * SIDE;
    points[index * VALUES + 1] = (sumY / sum / HEAT_SIDE) * SIDE;
  }
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
