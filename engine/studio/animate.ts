import type { RgbImage } from '../core/image.ts';
import { startStep } from '../diffusion/start-step.ts';
import { decodePictures } from './decode-pictures.ts';
import { type ClipOptions, denoiseClip, stepsOf } from './denoise-clip.ts';
import { type FacePass, refineFaces } from './face-pass.ts';
import { createPassMeter, type PassProgress } from './pass-meter.ts';

export interface AnimateOptions extends Omit<ClipOptions, 'onProgress'> {
  /** A second pass on faces that are too small; default none. */
  readonly faces?: FacePass | undefined;
  onProgress?(progress: PassProgress): void;
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
  const latents = await denoiseClip({ ...options, onProgress: meter.clip });
  const frames = () => decodePictures(model, { latents, size: photo.size, signal });
  if (!faces || facesWork === 0) yield* frames();
  else yield* refineFaces(frames, faces, { model, sampling, signal, onProgress: meter.faces });
}

/** What the pass on the faces costs, counted in the one that makes the clip; 0 where no step is left of it. */
function workOf({ size, strength }: FacePass, { model, sampling, photo }: AnimateOptions): number {
  const steps = stepsOf(model, sampling);
  const part = 1 - startStep(steps, strength) / steps;
  return (part * (size.width * size.height)) / (photo.size.width * photo.size.height);
}
