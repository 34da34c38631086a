import { expect, test } from 'vitest';
import type { RgbImage } from '../engine/core/image.ts';
import { createRandom } from '../engine/core/random.ts';
import { FINISH_STEPS, type FinishStep } from '../engine/finish/steps.ts';
import { finishFrames } from '../engine/finish-frames.ts';
import { apart, collect, FRAMES, guideOf, recoloured, scene } from './finish/guided-scene.ts';

const KEYS = [0, 4, 8, 11];
const ALL = [...Array(FRAMES).keys()];

/** The puppet's frames in a cast, each a little brighter or darker and with noise. */
async function* faulty(keys: readonly number[]): AsyncGenerator<RgbImage> {
  const guide = guideOf();
  for (const key of keys) {
    const random = createRandom(key);
    const light = 0.94 + 0.08 * random();
    yield recoloured(
      guide.at(key).expected,
      (v, c) => v * light * [0.95, 1, 1.04][c]! + 10 * (random() - 0.5),
    );
  }
}

function finish(keys: readonly number[], steps: readonly FinishStep[]) {
  return collect(finishFrames(faulty(keys), scene, { background: 'photo', steps, keys }));
}

test('by all steps faulty key frames become the whole clip, close to what it should be', async () => {
  const frames = await finish(KEYS, FINISH_STEPS);
  expect(frames).toHaveLength(FRAMES);
  const guide = guideOf();
  for (const index of ALL) {
    const { expected } = guide.at(index);
    expect(apart(frames[index]!, expected), `frame ${index}`).toBeLessThan(2.5);
  }
  // The background rests to the bit: the wall beside the person.
  const wall = (image: RgbImage) => image.data.subarray(0, 300 * 30 * 3);
  for (const frame of frames) expect(wall(frame)).toEqual(wall(frames[0]!));
});

test('without any step the frames are passed on as they are', async () => {
  const given = await collect(faulty(ALL.slice(0, 2)));
  async function* source() {
    yield* given;
  }
  const short = { ...scene, track: { fps: 24, frames: scene.track.frames.slice(0, 2) } };
  const options = { background: 'photo', steps: [], keys: [0, 1] } as const;
  expect(await collect(finishFrames(source(), short, options))).toEqual(given);
});

test('each step does its own part alone', async () => {
  const short = [0, 1, 2];
  const scene3 = { ...scene, track: { fps: 24, frames: scene.track.frames.slice(0, 3) } };
  const by = (steps: readonly FinishStep[]) =>
    collect(finishFrames(faulty(short), scene3, { background: 'photo', steps, keys: short }));
  const [none, colour, background] = [await by([]), await by(['colour']), await by(['background'])];
  const { expected, layers } = guideOf().at(1);
  const away = (frames: readonly RgbImage[], isPerson: boolean) =>
    apart(frames[1]!, expected, (pixel) => layers[pixel]! > 0 === isPerson);
  expect(away(colour, true)).toBeLessThan(0.8 * away(none, true));
  expect(away(background, false)).toBeLessThan(0.2 * away(none, false));
  expect(away(background, true)).toBeCloseTo(away(none, true), 0);
});
