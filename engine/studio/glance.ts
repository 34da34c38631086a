import type { RgbImage } from '../core/image.ts';
import { type PictureSize, resizePicture } from '../diffusion/pillow-resize.ts';
import type { Model } from '../models/open-model.ts';
import { toPicture } from './decode-pictures.ts';
import { paintLatent } from './latent-colours.ts';
import { latentSize } from './latent-size.ts';
import type { PhotoFeatures } from './photo-features.ts';
import { runOnce } from './run-once.ts';

/**
 * A picture of a latent [4,h,w], good enough to be looked at while waiting: by the tiny decoder where the
 * model has one, else in the colours that the photo's own latent stands for, a pixel for each of the
 * latent's, enlarged. In the photo's size.
 */
export async function glance(
  model: Model,
  { size, colours }: PhotoFeatures,
  latent: Float32Array,
): Promise<RgbImage> {
  if (model.networks.has('taesd-decoder')) return decodeTiny(model, size, latent);
  return resizePicture(paintLatent(latent, colours, latentSize(size)), size, 'bicubic');
}

async function decodeTiny(
  model: Model,
  size: PictureSize,
  latents: Float32Array,
): Promise<RgbImage> {
  const { pictures } = await runOnce(model, {
    name: 'taesd-decoder',
    size: { latent: latentSize(size), frames: 1 },
    feeds: { latents },
  });
  const planes = pictures as Float32Array;
  return toPicture(
    planes.map((value) => Math.min(1, Math.max(0, value))),
    size,
  );
}

/** A clip is looked at behind so many parts of its steps, but for the last: then its frames come. */
const PARTS = 4;

/** Whether a part of the steps ends with this one. */
export function isGlanced(index: number, steps: number): boolean {
  const part = (taken: number) => Math.floor((taken * PARTS) / steps);
  return index + 1 < steps && part(index + 1) > part(index);
}
