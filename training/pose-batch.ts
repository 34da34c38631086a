import { drawPose } from '../engine/drawing/draw-pose.ts';
import { keypointsOf } from '../engine/motion/pose-keypoints.ts';
import { loadOpenCv } from '../engine/runtime/opencv.ts';
import { readLine, writeBytes } from './byte-streams.ts';

/**
 * Draws poses as the engine draws them for its networks: requests on standard input, answers on
 * standard output, until the input ends. A request is a line of JSON, its answer a picture (RGB) for
 * each pose.
 */
interface Request {
  readonly width: number;
  readonly height: number;
  /** BodyLandmarks in pixels. */
  readonly poses: readonly (readonly number[])[];
}

const { cv } = await loadOpenCv();
for (;;) {
  const line = readLine();
  if (line === null) break;
  answer(JSON.parse(line) as Request);
}

function answer({ width, height, poses }: Request): void {
  const view = { scale: 1, x: 0, y: 0, width, height };
  const options = { width, height, hands: false, face: false };
  for (const pose of poses) {
    const body = Float32Array.from(pose);
    const keypoints = keypointsOf({ body }, { body, face: null }, view);
    writeBytes(drawPose(cv, keypoints, options).data);
  }
}
