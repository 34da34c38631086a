import { writeFileSync } from 'node:fs';
import { BODY } from '../../engine/core/landmarks.ts';
import type { PoseFrame } from '../../engine/core/pose-track.ts';
import { danceTrack, listDances, loadDance } from '../../engine/motion/dances.ts';

/**
 * `npm run previews`: every dance as the few points that a menu needs to show it moving, one loop,
 * in `assets/previews/ID.json`. Whole units of 5 mm from the floor between the feet: x right in the
 * picture, y down, z away from the viewer.
 */
const FPS = 16;
const UNITS_PER_METRE = 200;
const POINTS: ReadonlyArray<readonly (keyof typeof BODY)[]> = [
  ['leftEar', 'rightEar'],
  ['nose'],
  ['leftShoulder'],
  ['rightShoulder'],
  ['leftElbow'],
  ['rightElbow'],
  ['leftWrist'],
  ['rightWrist'],
  ['leftIndex'],
  ['rightIndex'],
  ['leftHip'],
  ['rightHip'],
  ['leftKnee'],
  ['rightKnee'],
  ['leftAnkle'],
  ['rightAnkle'],
  ['leftFootIndex'],
  ['rightFootIndex'],
];

for (const { id, seconds } of listDances()) {
  const frames = Math.round(seconds * FPS);
  const { frames: poses } = danceTrack(loadDance(id), { fps: frames / seconds, seconds });
  const track = { dance: id, seconds, points: POINTS.length, frames: poses.map(pointsOf) };
  writeFileSync(new URL(`./${id}.json`, import.meta.url), `${JSON.stringify(track)}\n`);
}

function pointsOf({ body }: PoseFrame): number[] {
  return POINTS.flatMap((names) => [0, 1, 2].map((axis) => middle(body, names, axis)));
}

function middle(body: Float32Array, names: readonly (keyof typeof BODY)[], axis: number): number {
  const sum = names.reduce((total, name) => total + body[BODY[name] * 4 + axis]!, 0);
  return Math.round((sum / names.length) * UNITS_PER_METRE) || 0;
}
