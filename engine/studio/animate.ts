import type { RgbImage } from '../core/image.ts';
import { decodePictures } from './decode-pictures.ts';
import { type ClipOptions, denoiseClip } from './denoise-clip.ts';

/**
 * A photo's features and poses → the frames of the clip, as pictures. All frames are denoised
 * together; they are decoded one by one, as fast as they are taken.
 * @throws the signal's reason, when it is aborted
 */
export async function* animate(options: ClipOptions): AsyncGenerator<RgbImage, void, undefined> {
  const { model, photo, signal } = options;
  const latents = await denoiseClip(options);
  yield* decodePictures(model, { latents, size: photo.size, signal });
}
