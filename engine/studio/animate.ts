import type { RgbImage } from '../core/image.ts';
import type { PictureSize } from '../diffusion/pillow-resize.ts';
import { decodeFrames } from './decode-frames.ts';
import { type ClipOptions, denoiseClip } from './denoise-clip.ts';

/**
 * A photo's features and poses → the frames of the clip, as pictures. All frames are denoised
 * together; they are decoded one by one, as fast as they are taken.
 * @throws the signal's reason, when it is aborted
 */
export async function* animate(options: ClipOptions): AsyncGenerator<RgbImage, void, undefined> {
  const { model, photo, signal } = options;
  const latents = await denoiseClip(options);
  for await (const planes of decodeFrames(model, { latents, size: photo.size, signal })) {
    yield toPicture(planes, photo.size);
  }
}

/** [3,H,W] in 0…1 → bytes, rounded. */
function toPicture(planes: Float32Array, { width, height }: PictureSize): RgbImage {
  const pixels = width * height;
  const data = new Uint8Array(pixels * 3);
  for (let at = 0; at < pixels; at++) {
    for (let channel = 0; channel < 3; channel++) {
      data[at * 3 + channel] = Math.round(planes[channel * pixels + at]! * 255);
    }
  }
  return { width, height, data };
}
