import { posePixels } from '../../../engine/diffusion/vae-pixels.ts';
import { runOnce } from '../../../engine/studio/run-once.ts';
import { channelsFirst, framesFirst } from '../layout.ts';
import { arrayOf, type Computed, numbersOf, type ParitySet } from '../parity-set.ts';

/** `01_pose_guider`: drawn poses → features. */
export async function* poseGuiderCase({
  model,
  golden,
  config,
  picture,
}: ParitySet): AsyncIterable<Computed> {
  const file = await golden('01_pose_guider');
  const shape = arrayOf(file, 'input').shape;
  const names = Array.from(
    { length: shape[2] as number },
    (_, i) => `pose_${String(i).padStart(4, '0')}.png`,
  );
  const poses = await Promise.all(names.map(picture));
  const pixels = posePixels(poses, config);
  yield { name: '01_pose_guider/input', values: channelsFirst(pixels, shape) };
  const { features } = await runOnce(model, {
    name: 'pose-guider',
    size: { frames: shape[2] as number, height: config.height, width: config.width },
    feeds: { pose: framesFirst(numbersOf(file, 'input'), shape) },
  });
  const values = channelsFirst(features as Float32Array, arrayOf(file, 'output').shape);
  yield { name: '01_pose_guider/output', values };
}
