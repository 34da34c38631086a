import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { importModel } from '../../engine/checkpoints/import-model.ts';
import type { RgbImage } from '../../engine/core/image.ts';
import { openModel } from '../../engine/models/open-model.ts';
import { animate } from '../../engine/studio/animate.ts';
import { glance, isGlanced } from '../../engine/studio/glance.ts';
import { readPhoto } from '../../engine/studio/photo-features.ts';
import { runOnce } from '../../engine/studio/run-once.ts';
import { scatteredPicture } from '../diffusion/scattered-picture.ts';
import { openTinyModel, scatteredPoses, watchModel } from './tiny-model.ts';

const folder = await mkdtemp(join(tmpdir(), 'anydance-glance-'));
afterAll(() => rm(folder, { recursive: true }));
const model = await openTinyModel(join(folder, 'model'));
const size = { width: 16, height: 24 };
const photo = await readPhoto(model, scatteredPicture(20, 30), { size });
const latent = Float32Array.from({ length: 4 * 3 * 2 }, (_, at) => Math.sin(at));

async function withTinyDecoder() {
  const fixtures = fileURLToPath(new URL('../fixtures/networks', import.meta.url));
  const from = join(folder, 'checkpoint');
  await cp(join(fixtures, 'odd'), from, { recursive: true });
  await cp(join(fixtures, 'others/taesd_decoder.pth'), join(from, 'taesd/taesd_decoder.pth'));
  const to = join(folder, 'with-decoder');
  await importModel({ from, profile: 'moore', to, dtype: 'float32' });
  return openModel(to, 'cpu');
}

test('without a tiny decoder a latent is shown in the colours of the photo, and no network runs', async () => {
  const watched = watchModel(model);
  const picture = await glance(watched.model, photo, latent);
  expect(picture).toMatchObject(size);
  expect(watched.opened).toEqual([]);
  const grey = { ...photo, colours: [0, 1, 2].map(() => [0, 0, 0, 0, 90]) };
  expect(new Set((await glance(model, grey, latent)).data)).toEqual(new Set([90]));
});

test('where the model has the tiny decoder, that shows it', async () => {
  const decoding = await withTinyDecoder();
  const { pictures } = await runOnce(decoding, {
    name: 'taesd-decoder',
    size: { latent: [3, 2], frames: 1 },
    feeds: { latents: latent },
  });
  const picture = await glance(decoding, photo, latent);
  expect(picture).toMatchObject(size);
  const pixels = size.width * size.height;
  for (const [at, value] of picture.data.entries()) {
    const plane = pictures![(at % 3) * pixels + Math.floor(at / 3)]!;
    expect(value).toBe(Math.round(255 * Math.min(1, Math.max(0, plane))));
  }
});

test.each([
  [1, []],
  [2, [0]],
  [4, [0, 1, 2]],
  [20, [4, 9, 14]],
  [25, [6, 12, 18]],
])('of %s steps those are shown: %o', (steps, shown) => {
  const all = Array.from({ length: steps }, (_, index) => index);
  expect(all.filter((index) => isGlanced(index, steps))).toEqual(shown);
});

test('a clip in the making shows its middle frame a few times, and comes out the same', async () => {
  const clip = { model, photo, poses: scatteredPoses(3), sampling: { seed: 7, steps: 4 } };
  const shown: RgbImage[] = [];
  const steps: number[] = [];
  const frames = await Array.fromAsync(
    animate({
      ...clip,
      onStep: ({ index }) => steps.push(index),
      onGlance: (picture) => shown.push(picture),
    }),
  );
  expect(steps).toEqual([0, 1, 2, 3]);
  expect(shown).toHaveLength(3);
  for (const picture of shown) expect(picture).toMatchObject(size);
  expect(shown[2]!.data).not.toEqual(shown[0]!.data);
  expect(await Array.fromAsync(animate(clip))).toEqual(frames);
});
