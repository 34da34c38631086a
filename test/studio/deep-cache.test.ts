import { expect, test } from 'vitest';
import type { DenoiseProgress } from '../../engine/diffusion/denoise-progress.ts';
import type { Model } from '../../engine/models/open-model.ts';
import { type ClipOptions, denoiseClip } from '../../engine/studio/denoise-clip.ts';
import { readPhoto } from '../../engine/studio/photo-features.ts';
import { scatteredPicture } from '../diffusion/scattered-picture.ts';
import { keepTinyModel, scatteredPoses, watchModel } from './tiny-model.ts';

const model = await keepTinyModel();
const size = { width: 16, height: 24 };
const photo = await readPhoto(model, scatteredPicture(20, 30), { size });
const clip: ClipOptions = {
  model,
  photo,
  poses: scatteredPoses(6),
  sampling: {
    seed: 7,
    steps: 4,
    guidance: { scale: 2 },
    windows: { kind: 'smooth', size: 4, overlap: 1 },
  },
};

const oneWindow = scatteredPoses(4);

function withSampling(sampling: Partial<ClipOptions['sampling']>): ClipOptions {
  return { ...clip, sampling: { ...clip.sampling, ...sampling } };
}

/** The denoising networks in the order in which they run. */
function watchRuns(watched: Model) {
  const runs: string[] = [];
  return {
    runs,
    model: {
      ...watched,
      open: async (name, size, taps) => {
        const { run, close } = await watched.open(name, size, taps);
        return {
          run: (feeds) => {
            if (name.startsWith('denoising-')) runs.push(name.replace('denoising-', ''));
            return run(feeds);
          },
          close,
        };
      },
    } as Model,
  };
}

async function runsOf(sampling: Partial<ClipOptions['sampling']>, poses = clip.poses) {
  const { runs, model: watched } = watchRuns(model);
  const latents = await denoiseClip({ ...withSampling(sampling), poses, model: watched });
  expect(latents.every(Number.isFinite)).toBe(true);
  return runs;
}

function farthest(given: Float32Array, expected: Float32Array): number {
  return Math.max(...given.map((value, at) => Math.abs(value - expected[at]!)));
}

test('every so many steps the whole network runs, for each window, and between them its shallow part', async () => {
  const runs = await runsOf({ cacheInterval: 3 });
  expect(runs.join(' ')).toMatch(/^full full( shallow){4,6} full full( full)?$/);
});

test('the shallow part is close to the whole network, and not the same', async () => {
  const latents = await denoiseClip(clip);
  const shared = await denoiseClip(withSampling({ cacheInterval: 2 }));
  const difference = farthest(shared, latents);
  expect(difference).toBeGreaterThan(1e-4);
  const stranger = await denoiseClip(withSampling({ seed: 8 }));
  expect(difference).toBeLessThan(farthest(stranger, latents) / 2);
});

test('without a word of it, few steps share nothing', async () => {
  expect(new Set(await runsOf({}))).toEqual(new Set(['unet']));
});

test('where features of a row are not kept yet, the whole network runs', async () => {
  const guidance = { scale: 2, interval: [0.25, 1] } as const;
  const runs = await runsOf({ cacheInterval: 4, guidance }, oneWindow);
  expect(runs).toEqual(['full', 'full', 'shallow', 'shallow']);
});

test('guidance in two passes is guidance in one', async () => {
  const watched = watchModel(model);
  const split = withSampling({ cacheInterval: 2, splitGuidance: true });
  const latents = await denoiseClip({ ...split, model: watched.model });
  expect(farthest(latents, await denoiseClip(withSampling({ cacheInterval: 2 })))).toBeLessThan(
    1e-3,
  );
  const unets = watched.opened.filter((name) => name.startsWith('denoising-'));
  expect(unets).toHaveLength(4);
  expect(new Set(unets).size).toBe(4);
  expect(watched.open()).toBe(0);
});

test('the time left knows that shallow steps are cheap', async () => {
  const told: DenoiseProgress[] = [];
  await denoiseClip({
    ...withSampling({ cacheInterval: 2 }),
    poses: oneWindow,
    onProgress: (progress) => told.push(progress),
  });
  const [first, second, third, last] = told.map(({ fraction }) => fraction);
  expect(first).toBeGreaterThan(0.4);
  expect(second! - first!).toBeLessThan(0.1);
  expect(third! - second!).toBeCloseTo(first!);
  expect(last).toBe(1);
});

test.each([0, -1, 1.5])('an interval of %s is refused', async (cacheInterval) => {
  await expect(denoiseClip(withSampling({ cacheInterval }))).rejects.toThrow(
    `a whole number from 1, not ${cacheInterval}`,
  );
});

test('a skip branch that is not there is refused', async () => {
  await expect(denoiseClip(withSampling({ cacheInterval: 2, cacheBranch: 12 }))).rejects.toThrow(
    'there are 12 skip branches, from 0, and none is 12',
  );
});
