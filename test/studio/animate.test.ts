import { expect, test } from 'vitest';
import { animate } from '../../engine/studio/animate.ts';
import { type ClipOptions, denoiseClip } from '../../engine/studio/denoise-clip.ts';
import { readPhoto } from '../../engine/studio/photo-features.ts';
import { scatteredPicture } from '../diffusion/scattered-picture.ts';
import { keepTinyModel, scatteredPoses, watchModel } from './tiny-model.ts';

const model = await keepTinyModel();
const size = { width: 16, height: 24 };
const photo = await readPhoto(model, scatteredPicture(20, 30), { size });
const windows = { kind: 'smooth', size: 4, overlap: 1 } as const;
const clip: ClipOptions = {
  model,
  photo,
  poses: scatteredPoses(9),
  sampling: { seed: 7, steps: 2, guidance: { scale: 2 }, windows },
};

function farthest(given: Float32Array, expected: Float32Array): number {
  return Math.max(...given.map((value, at) => Math.abs(value - expected[at]!)));
}

test('a photo and poses become a picture for each frame, the same for the same seed', async () => {
  const frames = await Array.fromAsync(animate(clip));
  expect(frames).toHaveLength(9);
  for (const frame of frames) {
    expect(frame).toMatchObject(size);
    expect(frame.data).toHaveLength(16 * 24 * 3);
  }
  expect(frames[1]!.data).not.toEqual(frames[0]!.data);
  expect(await Array.fromAsync(animate(clip))).toEqual(frames);
  const other = { ...clip, sampling: { ...clip.sampling, seed: 8 } };
  expect(await Array.fromAsync(animate(other))).not.toEqual(frames);
});

test('the photo and each pose matter', async () => {
  const latents = await denoiseClip(clip);
  const stranger = await readPhoto(model, scatteredPicture(31, 17), { size });
  expect(farthest(await denoiseClip({ ...clip, photo: stranger }), latents)).toBeGreaterThan(1e-3);
  const still = { frames: 9, at: () => ({ pose: scatteredPicture(8, 10) }) };
  expect(farthest(await denoiseClip({ ...clip, poses: still }), latents)).toBeGreaterThan(1e-3);
});

test('frames that are there are changed by the last steps alone, as strongly as asked', async () => {
  const made = await denoiseClip(clip);
  const changed = async (strength: number) => {
    let steps = 0;
    const onStep = () => {
      steps++;
    };
    const sampling = { ...clip.sampling, seed: 3 };
    const init = { latents: made, strength };
    return { latents: await denoiseClip({ ...clip, sampling, init, onStep }), steps: () => steps };
  };
  const [none, half, all] = [await changed(0.4), await changed(0.5), await changed(1)];
  expect([none, half, all].map(({ steps }) => steps())).toEqual([0, 1, 2]);
  expect(none.latents).toEqual(made);
  expect(all.latents).toEqual(
    await denoiseClip({ ...clip, sampling: { ...clip.sampling, seed: 3 } }),
  );
  expect(farthest(half.latents, made)).toBeGreaterThan(1e-3);
});

test('guidance in two passes is guidance in one', async () => {
  const sampling = { ...clip.sampling, splitGuidance: true };
  const watched = watchModel(model);
  const split = await denoiseClip({ ...clip, model: watched.model, sampling });
  expect(farthest(split, await denoiseClip(clip))).toBeLessThan(1e-4);
  expect(watched.opened).toEqual([
    'pose-guider',
    'denoising-unet plain',
    'denoising-unet reference',
  ]);
});

test('each network is opened once for all steps and windows, and closed', async () => {
  const watched = watchModel(model);
  await Array.fromAsync(animate({ ...clip, model: watched.model }));
  expect(watched.opened).toEqual(['pose-guider', 'denoising-unet plain,reference', 'vae-decoder']);
  expect(watched.open()).toBe(0);
});

test('outside of the interval of guidance the photo alone is asked, by a network of one row', async () => {
  const watched = watchModel(model);
  const guidance = { scale: 2, interval: [0, 0.5] } as const;
  const sampling = { ...clip.sampling, guidance };
  await denoiseClip({ ...clip, model: watched.model, sampling });
  const [, ...unets] = watched.opened;
  expect(unets).toEqual(['denoising-unet plain,reference', 'denoising-unet reference']);
  expect(watched.open()).toBe(0);
});

test.each(['dpm++2m', 'euler', 'lcm', 'tcd', 'flow'] as const)(
  '%s makes a clip of its own, the same for the same seed',
  async (sampler) => {
    const sampling = { ...clip.sampling, sampler, guidance: { scale: 1 } };
    const latents = await denoiseClip({ ...clip, sampling });
    expect(latents.every(Number.isFinite)).toBe(true);
    expect(await denoiseClip({ ...clip, sampling })).toEqual(latents);
  },
);

test('an abort ends the clip where it is, with every network closed', async () => {
  const watched = watchModel(model);
  const abort = new AbortController();
  const making = denoiseClip({
    ...clip,
    model: watched.model,
    signal: abort.signal,
    onProgress: () => abort.abort(new Error('enough')),
  });
  await expect(making).rejects.toThrow('enough');
  expect(watched.open()).toBe(0);
});

test('who stops taking frames leaves no network open', async () => {
  const watched = watchModel(model);
  for await (const frame of animate({ ...clip, model: watched.model })) {
    expect(frame.width).toBe(16);
    break;
  }
  expect(watched.open()).toBe(0);
});

test('windows are no longer than the motion modules know positions', async () => {
  const windows = new Set<number>();
  const poses = scatteredPoses(model.widths.motion.positions + 1);
  const latents = await denoiseClip({
    ...clip,
    poses,
    sampling: { seed: 1, steps: 2 },
    onProgress: ({ windows: count }) => windows.add(count),
  });
  expect(latents.every(Number.isFinite)).toBe(true);
  expect([...windows]).toEqual([2]);
});

test('without more being said, a clip is as the profile of its model has it', async () => {
  const { opened, steps } = await made({ seed: 1 });
  expect(steps).toBe(model.profile.schedule.steps);
  expect(opened).toContain('denoising-unet plain,reference');
});

test('samplers of distilled networks take few steps, without guidance', async () => {
  const { opened, steps } = await made({ seed: 1, sampler: 'lcm' });
  expect(steps).toBe(4);
  expect(opened).toEqual(['pose-guider', 'denoising-unet reference']);
});

async function made(sampling: ClipOptions['sampling']) {
  const watched = watchModel(model);
  let steps = 0;
  await denoiseClip({
    ...clip,
    model: watched.model,
    poses: scatteredPoses(2),
    sampling,
    onStep: () => {
      steps++;
    },
  });
  return { opened: watched.opened, steps };
}
