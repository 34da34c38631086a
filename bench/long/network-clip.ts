import type { RgbImage } from '../../engine/core/image.ts';
import { createRandom } from '../../engine/core/random.ts';
import { openModel } from '../../engine/models/open-model.ts';
import { decodeFrames } from '../../engine/studio/decode-frames.ts';
import { denoiseClip } from '../../engine/studio/denoise-clip.ts';
import { readPhoto } from '../../engine/studio/photo-features.ts';

/** A clip whose memory is watched from outside. */
export interface LongClip {
  /** Folder of a model. */
  readonly model: string;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly steps: number;
}

/**
 * A process of its own for one clip by networks, from photo to frames, which nobody keeps. Prints the
 * name of each stage when it begins.
 */
const { model: path, frames, steps, ...size } = JSON.parse(process.argv[2] ?? '') as LongClip;
const model = await openModel(path, 'cpu');
console.log('photo');
const photo = await readPhoto(model, scatteredPicture(1), { size });
console.log('denoise');
const latents = await denoiseClip({
  model,
  photo,
  poses: { frames, at: (frame) => ({ pose: scatteredPicture(frame) }) },
  sampling: { seed: 1, steps },
});
console.log('decode');
let drawn = 0;
for await (const planes of decodeFrames(model, { latents, size }))
  drawn += planes.length > 0 ? 1 : 0;
if (drawn !== frames) throw new Error(`${drawn} of ${frames} frames were drawn`);

function scatteredPicture(seed: number): RgbImage {
  const random = createRandom(seed);
  const data = new Uint8Array(3 * size.width * size.height).map(() => 256 * random());
  return { width: size.width, height: size.height, data };
}
