import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Keypoint, PoseKeypoints } from '../../../engine/core/pose-keypoints.ts';
import { drawPose } from '../../../engine/drawing/draw-pose.ts';
import { loadOpenCv } from '../../../engine/runtime/opencv.ts';
import { greatestDifference, type Judgement } from '../judge.ts';
import { type ParitySet, readRgb } from '../parity-set.ts';

const point = z.tuple([z.number(), z.number()]);
const poseSchema = z.object({
  width: z.int(),
  height: z.int(),
  candidate: z.array(point),
  /** The row of each joint in `candidate`, −1 for one that is absent. */
  subset: z.array(z.array(z.number())).length(1),
  hands: z.array(z.array(point)),
  faces: z.array(z.array(point)),
});

/** `dwpose`: keypoints drawn in the public style, with and without hands and face, to the pixel. */
export async function* judgeDrawing({ folder }: ParitySet): AsyncIterable<Judgement> {
  const { cv } = await loadOpenCv();
  const files = await readdir(join(folder, 'dwpose'));
  for (const file of files.filter((name) => name.endsWith('.json')).sort()) {
    const path = join(folder, 'dwpose', file);
    const given = poseSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    for (const [suffix, all] of [
      ['', true],
      ['_body', false],
    ] as const) {
      const { width, height } = given;
      const drawn = drawPose(cv, keypointsOf(given), { width, height, hands: all, face: all });
      const golden = await readRgb(path.replace('.json', `${suffix}.png`));
      const difference = greatestDifference(drawn.data, golden.data);
      const name = `dwpose/${file.replace('.json', suffix)}`;
      yield { name, difference, tolerance: 0, verdict: difference === 0 ? 'ok' : 'FAILED' };
    }
  }
}

function keypointsOf({
  candidate,
  subset,
  hands,
  faces,
}: z.infer<typeof poseSchema>): PoseKeypoints {
  const rows = (subset[0] as readonly number[]).slice(0, 18);
  const body = rows.map((row): Keypoint => (row === -1 ? null : (candidate[row] ?? null)));
  return { body, hands, face: faces[0] ?? [] };
}
