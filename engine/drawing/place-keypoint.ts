import type { Keypoint } from '../core/pose-keypoints.ts';
import type { Canvas, Place } from './canvas.ts';

/** Where a keypoint lies on the canvas. */
export function placeKeypoint({ mat }: Canvas, [x, y]: NonNullable<Keypoint>): Place {
  return [x * mat.cols, y * mat.rows];
}

/**
 * The same for hands and faces: nothing where the keypoint was not seen or lies in the first row or
 * column of pixels or before, which is how the public pipelines mark what was not seen.
 */
export function placeSeen(canvas: Canvas, keypoint: Keypoint | undefined): Place | undefined {
  if (!keypoint) return undefined;
  const [x, y] = placeKeypoint(canvas, keypoint);
  return x >= 1 && y >= 1 ? [x, y] : undefined;
}
