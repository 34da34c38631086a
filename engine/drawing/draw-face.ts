import type { Keypoint } from '../core/pose-keypoints.ts';
import { type Canvas, drawDisc } from './canvas.ts';
import { placeSeen } from './place-keypoint.ts';

const POINT = { radius: 3, colour: [255, 255, 255] } as const;

/** White dots. */
export function drawFace(canvas: Canvas, points: readonly Keypoint[]): void {
  for (const point of points) {
    const place = placeSeen(canvas, point);
    if (place) drawDisc(canvas, place, POINT);
  }
}
