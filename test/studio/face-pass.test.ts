import { expect, test } from 'vitest';
import type { RgbImage } from '../../engine/core/image.ts';
import { resizePicture } from '../../engine/diffusion/pillow-resize.ts';
import { type AnimateOptions, animate } from '../../engine/studio/animate.ts';
import type { FacePass } from '../../engine/studio/face-pass.ts';
import type { PassProgress } from '../../engine/studio/pass-meter.ts';
import { readPhoto } from '../../engine/studio/photo-features.ts';
import { scatteredPicture } from '../diffusion/scattered-picture.ts';
import { keepTinyModel, scatteredPoses, watchModel } from './tiny-model.ts';

const model = await keepTinyModel();
const size = { width: 24, height: 32 };
const side = { width: 24, height: 24 };
const FRAMES = 3;
const clip: AnimateOptions = {
  model,
  photo: await readPhoto(model, scatteredPicture(20, 30), { size }),
  poses: scatteredPoses(FRAMES),
  sampling: {
    seed: 7,
    steps: 2,
    guidance: { scale: 2 },
    windows: { kind: 'smooth', size: 2, overlap: 1 },
  },
};

/** A face of 4 pixels that goes to the right. */
const crops = Array.from({ length: FRAMES }, (_, frame) => ({
  left: frame,
  top: 2,
  side: 14,
  face: { x: frame + 7, y: 9 },
}));

function facePass(changes: Partial<FacePass> = {}): FacePass {
  return {
    crops,
    size: side,
    readPhoto: () => readPhoto(model, scatteredPicture(9, 9), { size: side }),
    poses: scatteredPoses(FRAMES),
    strength: 0.5,
    ...changes,
  };
}

/** The middles of those that differ. */
function changedPixels(frame: RgbImage, before: RgbImage) {
  return Array.from({ length: frame.width * frame.height }, (_, at) => at)
    .filter((at) => [0, 1, 2].some((c) => frame.data[at * 3 + c] !== before.data[at * 3 + c]))
    .map((at) => ({ x: (at % frame.width) + 0.5, y: Math.floor(at / frame.width) + 0.5 }));
}

const first = await Array.fromAsync(animate(clip));

test('faces are made anew in their circles alone, the same for the same seed', async () => {
  const make = () => Array.fromAsync(animate({ ...clip, faces: facePass() }));
  const frames = await make();
  expect(frames).toHaveLength(FRAMES);
  for (const [n, frame] of frames.entries()) {
    const { face } = crops[n]!;
    const changed = changedPixels(frame, first[n]!);
    expect(changed.length).toBeGreaterThan(20);
    for (const { x, y } of changed) {
      expect(Math.hypot(x - face.x, y - face.y)).toBeLessThan(1.35 * 4);
    }
  }
  expect(await make()).toEqual(frames);
});

test('in a clip that is larger than what is decoded, faces are made for the clip', async () => {
  const enlarged = { width: 48, height: 64 };
  const larger = {
    ...clip,
    toFrame: (picture: RgbImage) => resizePicture(picture, enlarged, 'lanczos'),
  };
  const made = await Array.fromAsync(animate(larger));
  const doubled = crops.map(({ left, top, side, face }) => ({
    left: left * 2,
    top: top * 2,
    side: side * 2,
    face: { x: face.x * 2, y: face.y * 2 },
  }));
  const faces = facePass({ crops: doubled });
  const frames = await Array.fromAsync(animate({ ...larger, faces }));
  for (const [n, frame] of frames.entries()) {
    expect(frame).toMatchObject(enlarged);
    const changed = changedPixels(frame, made[n]!);
    expect(changed.length).toBeGreaterThan(80);
    for (const { x, y } of changed) {
      const { face } = doubled[n]!;
      expect(Math.hypot(x - face.x, y - face.y)).toBeLessThan(1.35 * 8);
    }
  }
});

test('the photo of the face, its poses and the strength matter', async () => {
  const make = async (changes: Partial<FacePass>) =>
    (await Array.fromAsync(animate({ ...clip, faces: facePass(changes) }))).map(({ data }) => data);
  const usual = await make({});
  const stranger = () => readPhoto(model, scatteredPicture(31, 17), { size: side });
  expect(await make({ readPhoto: stranger })).not.toEqual(usual);
  const still = { frames: FRAMES, at: () => ({ pose: scatteredPicture(8, 10) }) };
  expect(await make({ poses: still })).not.toEqual(usual);
  expect(await make({ strength: 1 })).not.toEqual(usual);
});

test('each network is opened once for the clip and once for the faces, and closed', async () => {
  const watched = watchModel(model);
  const faces = facePass();
  await Array.fromAsync(animate({ ...clip, model: watched.model, faces }));
  expect(watched.opened).toEqual([
    'pose-guider',
    'denoising-unet plain,reference',
    'vae-encoder',
    'vae-decoder',
    'pose-guider',
    'denoising-unet plain,reference',
    'vae-decoder',
    'vae-decoder',
  ]);
  expect(watched.open()).toBe(0);
});

test('where the strength leaves no step, there is one pass', async () => {
  const watched = watchModel(model);
  const faces = facePass({ strength: 0.2 });
  const frames = await Array.fromAsync(animate({ ...clip, model: watched.model, faces }));
  expect(frames).toEqual(first);
  expect(watched.opened).not.toContain('vae-encoder');
});

test('progress goes on through both passes, by their work', async () => {
  const told: PassProgress[] = [];
  const onProgress = (progress: PassProgress) => told.push(progress);
  await Array.fromAsync(animate({ ...clip, faces: facePass(), onProgress }));
  const fractions = told.map(({ fraction }) => fraction);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
  const ofClip = told.filter(({ pass }) => pass === undefined);
  // Half of the steps, on three quarters of the pixels.
  expect(ofClip.at(-1)!.fraction).toBeCloseTo(1 / (1 + 0.1 + 0.5 * 0.75));
  expect(ofClip.at(-1)).toMatchObject({ step: 1, steps: 2 });
  expect(told.at(-1)).toMatchObject({ pass: 'faces', step: 0, steps: 1 });
});

test.each(['while faces are encoded', 'while they are denoised'] as const)(
  'an abort %s ends the clip, with every network closed',
  async (when) => {
    const watched = watchModel(model);
    const abort = new AbortController();
    const faces = facePass(
      when === 'while faces are encoded'
        ? {
            readPhoto: async () => {
              throw new Error('too late');
            },
          }
        : {},
    );
    const making = Array.fromAsync(
      animate({
        ...clip,
        model: watched.model,
        faces,
        signal: abort.signal,
        onProgress({ pass, fraction }) {
          const isDue = when === 'while they are denoised' ? pass === 'faces' : fraction > 0.67;
          if (isDue) abort.abort(new Error('enough'));
        },
      }),
    );
    await expect(making).rejects.toThrow('enough');
    expect(watched.open()).toBe(0);
  },
);

test('who stops taking frames leaves no network open', async () => {
  const watched = watchModel(model);
  for await (const frame of animate({ ...clip, model: watched.model, faces: facePass() })) {
    expect(frame).toMatchObject(size);
    break;
  }
  expect(watched.open()).toBe(0);
});
