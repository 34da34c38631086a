import type { RgbImage } from '../core/image.ts';
import type { DenoisedStep } from '../diffusion/denoise.ts';
import { startStep } from '../diffusion/start-step.ts';
import { decodePictures } from './decode-pictures.ts';
import { type ClipOptions, denoiseClip, stepsOf } from './denoise-clip.ts';
import { type FacePass, refineFaces } from './face-pass.ts';
import { glance, isGlanced } from './glance.ts';
import { createPassMeter, type PassProgress } from './pass-meter.ts';

export interface AnimateOptions extends Omit<ClipOptions, 'onProgress'> {
  /** Brings what the autoencoder decodes to the size of the clip; default as it is. */
  toFrame?(picture: RgbImage): RgbImage;
  /** A second pass on faces that are too small, in frames of the clip's size; default none. */
  readonly faces?: FacePass | undefined;
  onProgress?(progress: PassProgress): void;
  /** Shown what the clip's middle frame will be about, behind each quarter of the steps but the last. */
  onGlance?(picture: RgbImage): unknown;
}

/**
 * A photo's features and poses → the frames of the clip, as pictures. All frames are denoised
 * together; they are decoded one by one, as fast as they are taken.
 * @throws the signal's reason, when it is aborted
 */
export async function* animate(options: AnimateOptions): AsyncGenerator<RgbImage, void, undefined> {
  const { model, photo, faces, sampling, signal } = options;
  const facesWork = faces ? workOf(faces, options) : 0;
  const meter = createPassMeter(facesWork, (progress) => options.onProgress?.(progress));
  const latents = await denoiseClip({
    ...options,
    onProgress: meter.clip,
    onStep: (step) => showGlance(step, options),
  });
  const frames = () =>
    inClipSize(decodePictures(model, { latents, size: photo.size, signal }), options);
  if (!faces || facesWork === 0) yield* frames();
  else yield* refineFaces(frames, faces, { model, sampling, signal, onProgress: meter.faces });
}

async function* inClipSize(
  pictures: AsyncIterable<RgbImage>,
  { toFrame = (picture) => picture }: AnimateOptions,
): AsyncGenerator<RgbImage, void, undefined> {
  for await (const picture of pictures) yield toFrame(picture);
}

async function showGlance(step: DenoisedStep, options: AnimateOptions): Promise<void> {
  const { model, photo, poses, sampling, onStep, onGlance } = options;
  await onStep?.(step);
  if (!onGlance || !isGlanced(step.index, stepsOf(model, sampling))) return;
  const middle = Math.floor(poses.frames / 2);
  await onGlance(await glance(model, photo, step.original(middle)));
}

/** What the pass on the faces costs, counted in the one that makes the clip; 0 where no step is left of it. */
function workOf({ size, strength }: FacePass, { model, sampling, photo }: AnimateOptions): number {
  const steps = stepsOf(model, sampling);
  const part = 1 - startStep(steps, strength) / steps;
  return (part * (size.width * size.height)) / (photo.size.width * photo.size.height);
}
