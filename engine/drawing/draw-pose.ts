import type { RgbImage } from '../core/image.ts';
import type { PoseKeypoints } from '../core/pose-keypoints.ts';
import type { OpenCv } from '../runtime/opencv.ts';
import type { Canvas } from './canvas.ts';
import { drawBody } from './draw-body.ts';
import { drawFace } from './draw-face.ts';
import { drawHands } from './draw-hands.ts';

export interface PoseDrawingOptions {
  /** In pixels; lines and dots are as thick in any picture, so the size of the training is best. */
  readonly width: number;
  readonly height: number;
  readonly hands: boolean;
  /** Models differ: some were trained without faces and fail when they see one. */
  readonly face: boolean;
}

/**
 * The pose on black as the public pipelines draw it, pixel for pixel, for the pose guider
 * (Moore-AnimateAnyone: src/dwpose/util.py and __init__.py, `draw_pose`).
 */
export function drawPose(cv: OpenCv, pose: PoseKeypoints, options: PoseDrawingOptions): RgbImage {
  const { width, height } = options;
  const canvas: Canvas = { cv, mat: cv.Mat.zeros(height, width, cv.CV_8UC3) };
  try {
    drawBody(canvas, pose.body);
    if (options.hands) drawHands(canvas, pose.hands);
    if (options.face) drawFace(canvas, pose.face);
    return { width, height, data: Uint8Array.from(canvas.mat.data) };
  } finally {
    canvas.mat.delete();
  }
}
