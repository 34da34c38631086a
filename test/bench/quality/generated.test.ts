import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtInClips } from '../../../bench/quality/clips/built-in.ts';
import { openFaceNetwork } from '../../../bench/quality/face/face-network.ts';
import { createLook } from '../../../bench/quality/look.ts';
import { generatedMethods } from '../../../bench/quality/methods/generated.ts';
import { selfTask } from '../../../bench/quality/task.ts';
import { watchClip } from '../../../bench/quality/watch-clip.ts';
import type { RgbImage } from '../../../engine/core/image.ts';
import { perceive } from '../../../engine/perception/perceive.ts';
import { createRenderTools } from '../../../engine/render-tools.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { openTinyModel } from '../../studio/tiny-model.ts';

it('draws a task by the networks, bare and finished, in the size of the task', async () => {
  const home = tempFolder();
  await openTinyModel(join(home, 'tiny'));
  const tools = createRenderTools({ ...process.env, ANYDANCE_MODELS: home });
  const wishes = { steps: 1, provider: 'cpu', faceStrength: 0 } as const;
  const { methods, leftOut } = await generatedMethods(tools, wishes);
  expect(leftOut).toEqual([]);
  expect(methods.map(({ name }) => name)).toEqual([
    'studio',
    'studio, finish: deflicker',
    'studio, finish: colour',
    'studio, finish: background',
    'studio, finished',
  ]);
  const task = await smallTask();
  const [bare, , , still, all] = await Promise.all(methods.map((method) => method.draw(task)));
  for (const frames of [bare, still, all]) {
    expect(frames).toHaveLength(task.wanted.length);
    expect(frames![0]).toMatchObject({ width: task.view.width, height: task.view.height });
  }
  // Where nobody is, the still background is the photo's, and the bare frames are noise.
  const { data: plate } = task.person.plate;
  const apart = ({ data }: RgbImage) =>
    data.subarray(0, CORNER).reduce((sum, byte, at) => sum + Math.abs(byte - plate[at]!), 0) /
    CORNER;
  for (const frame of still!) expect(apart(frame)).toBeLessThan(3);
  for (const frame of bare!) expect(apart(frame)).toBeGreaterThan(10);
});

it('says of a quality what it lacks', async () => {
  const tools = createRenderTools({ ...process.env, ANYDANCE_MODELS: tempFolder() });
  const { methods, leftOut } = await generatedMethods(tools, {});
  expect(methods).toEqual([]);
  expect(leftOut).toEqual([expect.stringMatching(/^studio: .*model/)]);
});

/** Bytes at the beginning of a picture, far from everybody. */
const CORNER = 90;

/** The first frames of a clip, very small. */
async function smallTask() {
  const tools = createRenderTools(process.env);
  const models = await tools.models();
  const options = { ffmpegPath: await tools.ffmpegPath(), fps: 6, maxSeconds: 1, longSide: 200 };
  const look = createLook(models, await openFaceNetwork());
  const frames = await watchClip(builtInClips()[1]!, options, look);
  return selfTask('small', await perceive(frames[0]!.image, models), frames, options);
}
