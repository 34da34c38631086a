import { expect, test } from 'vitest';
import type { Model } from '../../engine/models/open-model.ts';
import { openPoseFeatures } from '../../engine/studio/pose-features.ts';
import { scatteredPicture } from '../diffusion/scattered-picture.ts';

const size = { width: 8, height: 16 };

/** A guider whose features are the first two values of what it is shown. */
const model = {
  open: async () => ({
    run: async (feeds: Record<string, Float32Array>) => ({ features: feeds.pose!.slice(0, 2) }),
    close: async () => {},
  }),
} as unknown as Model;

function countedPoses() {
  const asked: number[] = [];
  const at = (frame: number) => {
    asked.push(frame);
    return { pose: scatteredPicture(frame + 3, 5) };
  };
  return { asked, poses: { frames: 6, at } };
}

test('features of a window stand one frame after the other, in its order', async () => {
  const { poses } = countedPoses();
  const features = await openPoseFeatures(model, poses, { size });
  const [one, four] = [await features.of([1]), await features.of([4])];
  expect(one).not.toEqual(four);
  expect([...(await features.of([4, 1]))]).toEqual([...four, ...one]);
});

test('a frame is guided once while its features are kept', async () => {
  const { asked, poses } = countedPoses();
  const features = await openPoseFeatures(model, poses, { size });
  await features.of([0, 1, 2]);
  await features.of([2, 1, 3]);
  expect(asked).toEqual([0, 1, 2, 3]);
});

test('beyond the bytes that may be kept, features are computed anew, and are the same', async () => {
  const { asked, poses } = countedPoses();
  const features = await openPoseFeatures(model, poses, { size, keptBytes: 16 });
  const first = await features.of([0, 1, 2]);
  expect(await features.of([0, 1, 2])).toEqual(first);
  expect(asked).toEqual([0, 1, 2, 2]);
});

test('a window of kept frames that follow one another is not copied', async () => {
  const { poses } = countedPoses();
  const features = await openPoseFeatures(model, poses, { size });
  const window = await features.of([1, 2, 3]);
  const later = await features.of([2, 3]);
  expect(later.buffer).toBe(window.buffer);
  expect([...later]).toEqual([...window.slice(2)]);
  const turned = await features.of([3, 2]);
  expect([...turned]).toEqual([...later.slice(2), ...later.slice(0, 2)]);
});
