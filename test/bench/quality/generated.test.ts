import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readPicture } from '../../../bench/quality/clips/frame-folder.ts';
import { generatedMethods } from '../../../bench/quality/methods/generated.ts';
import type { Task } from '../../../bench/quality/task.ts';
import type { RgbImage } from '../../../engine/core/image.ts';
import { perceive } from '../../../engine/perception/perceive.ts';
import { createRenderTools, type RenderTools } from '../../../engine/render-tools.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { openTinyModel } from '../../studio/tiny-model.ts';

const PERSON = fileURLToPath(new URL('../../../assets/samples/person.jpg', import.meta.url));

const LITE = fileURLToPath(
  new URL('../../fixtures/networks/lite/lite.safetensors', import.meta.url),
);

it('draws a task by the networks, bare and finished, in the size of the task', async () => {
  const home = tempFolder();
  await openTinyModel(join(home, 'tiny'));
  const tools = createRenderTools({
    ...process.env,
    ANYDANCE_MODELS: home,
    ANYDANCE_LITE_WEIGHTS: LITE,
  });
  const wishes = { steps: 1, provider: 'cpu', faceStrength: 0 } as const;
  const { methods, leftOut } = await generatedMethods(tools, wishes);
  expect(leftOut).toEqual([]);
  const rows = [
    '',
    ', finish: deflicker',
    ', finish: colour',
    ', finish: background',
    ', finished',
  ];
  expect(methods.map(({ name }) => name)).toEqual(
    ['lite', 'studio'].flatMap((quality) => rows.map((row) => quality + row)),
  );
  const task = await smallTask(tools);
  const drawn = (name: string) => methods.find((method) => method.name === name)!.draw(task);
  const bare = await drawn('studio');
  const [still, all] = [await drawn('studio, finish: background'), await drawn('studio, finished')];
  for (const frames of [bare, still, all, await drawn('lite')]) {
    expect(frames).toHaveLength(task.wanted.length);
    expect(frames[0]).toMatchObject({ width: task.view.width, height: task.view.height });
  }
  // Where nobody is, the still background is the photo's, and the bare frames are noise.
  const { data: plate } = task.person.plate;
  const apart = ({ data }: RgbImage) =>
    data.subarray(0, CORNER).reduce((sum, byte, at) => sum + Math.abs(byte - plate[at]!), 0) /
    CORNER;
  for (const frame of still) expect(apart(frame)).toBeLessThan(3);
  for (const frame of bare) expect(apart(frame)).toBeGreaterThan(10);
});

it('says of a quality what it lacks', async () => {
  const nothing = tempFolder();
  const tools = createRenderTools({
    ...process.env,
    ANYDANCE_MODELS: nothing,
    ANYDANCE_LITE_WEIGHTS: join(nothing, 'lite.safetensors'),
  });
  const { methods, leftOut } = await generatedMethods(tools, {});
  expect(methods).toEqual([]);
  expect(leftOut).toEqual([
    'lite: its weights cannot be used',
    expect.stringMatching(/^studio: .*model/),
  ]);
});

/** Bytes at the beginning of a picture, far from everybody. */
const CORNER = 90;

/** Somebody who moves a little. */
async function smallTask(tools: RenderTools): Promise<Task> {
  const picture = await readPicture(PERSON, 200);
  const person = await perceive(picture, await tools.models());
  const wanted = [0, 4, 8].map((x) =>
    person.body.map((value, i) => (i % 4 === 0 ? value + x : value)),
  );
  const track = { fps: 6, frames: wanted.map((body) => ({ body })) };
  const view = { scale: 1, x: 0, y: 0, width: picture.width, height: picture.height };
  return { name: 'small', person, track, view, wanted, watched: false, truth: null };
}
