import type { RgbImage } from '../core/image.ts';
import type { PictureSize } from '../diffusion/pillow-resize.ts';
import { photoPixels } from '../diffusion/vae-pixels.ts';
import { blendFace, cutCrop } from './blend-face.ts';
import { decodePictures } from './decode-pictures.ts';
import { type ClipOptions, denoiseClip } from './denoise-clip.ts';
import type { FaceCrop } from './face-crops.ts';
import { latentSize } from './latent-size.ts';
import type { PhotoFeatures } from './photo-features.ts';
import type { Poses } from './pose-features.ts';

/** What a second pass needs to know of a clip to draw its face anew. */
export interface FacePass {
  /** Of each frame; see `followFace`. */
  readonly crops: readonly FaceCrop[];
  /** Of the crops as the networks see them, pixels, multiples of 8. */
  readonly size: PictureSize;
  /** Has the model look at the photo's face, framed as the crops are. Asked once, behind the first pass. */
  readonly readPhoto: () => Promise<PhotoFeatures>;
  /** The clip's poses as they lie in the crops, drawn at their scale. */
  readonly poses: Poses;
  /** How far the crops are taken back towards noise, 0…1: the part of the steps that they get. */
  readonly strength: number;
}

/** As the clip was made. */
export type RefineOptions = Pick<ClipOptions, 'model' | 'sampling' | 'onProgress' | 'signal'>;

/**
 * Frames whose faces are too small for the autoencoder, with those faces made anew by the same networks
 * at their full size: SDEdit (Meng et al. 2022) on a crop that follows the face, from the photo's face
 * and the poses in it, in the windows of the clip. The crops' latents are all that is held of them.
 * @param frames the clip's frames from the first one on; asked for twice
 */
export async function* refineFaces(
  frames: () => AsyncIterable<RgbImage>,
  pass: FacePass,
  options: RefineOptions,
): AsyncGenerator<RgbImage, void, undefined> {
  const { model, signal } = options;
  const { size, crops } = pass;
  const latents = await refinedLatents(await encodeCrops(frames(), pass, options), pass, options);
  const faces = decodePictures(model, { latents, size, signal });
  try {
    let at = 0;
    for await (const frame of frames()) {
      const { value: face } = await faces.next();
      yield blendFace(frame, crops[at++]!, face as RgbImage);
    }
  } finally {
    await faces.return();
  }
}

/** The crops of all frames as latents, [F,4,h,w]. */
async function encodeCrops(
  frames: AsyncIterable<RgbImage>,
  { crops, size }: FacePass,
  { model, signal }: RefineOptions,
): Promise<Float32Array> {
  const [height, width] = latentSize(size);
  const frameLength = model.widths.vae.latentChannels * height * width;
  const latents = new Float32Array(crops.length * frameLength);
  const encoder = await model.open('vae-encoder', { height: size.height, width: size.width });
  try {
    let at = 0;
    for await (const frame of frames) {
      signal?.throwIfAborted();
      const picture = photoPixels(cutCrop(frame, crops[at]!), size);
      const { latent } = await encoder.run({ picture });
      latents.set(latent as Float32Array, at++ * frameLength);
    }
  } finally {
    await encoder.close();
  }
  return latents;
}

/** A seed of its own: the noise that a picture was made from, put on it again, leaves spots. */
async function refinedLatents(
  latents: Float32Array,
  { readPhoto, poses, strength }: FacePass,
  { sampling, ...options }: RefineOptions,
): Promise<Float32Array> {
  const photo = await readPhoto();
  return denoiseClip({
    ...options,
    photo,
    poses,
    sampling: { ...sampling, seed: sampling.seed + 1 },
    init: { latents, strength },
  });
}
