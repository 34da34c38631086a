import type { PictureSize } from '../diffusion/pillow-resize.ts';
import type { Model } from '../models/open-model.ts';
import { latentSize } from './latent-size.ts';

export interface DecodeOptions {
  /** Those of the whole clip, [F,4,h,w]. */
  readonly latents: Float32Array;
  readonly size: PictureSize;
  /** Which frames, in which order; default all. */
  readonly frames?: readonly number[];
  readonly signal?: AbortSignal | undefined;
}

/** Each frame's picture as planes [3,H,W] in 0…1. The autoencoder sees one frame at a time. */
export async function* decodeFrames(
  model: Model,
  options: DecodeOptions,
): AsyncGenerator<Float32Array, void, undefined> {
  const { latents, size, signal } = options;
  const latent = latentSize(size);
  const frameLength = model.widths.vae.latentChannels * latent[0] * latent[1];
  const all = Array.from({ length: latents.length / frameLength }, (_, frame) => frame);
  const decoder = await model.open('vae-decoder', { latent, frames: 1 });
  try {
    for (const frame of options.frames ?? all) {
      signal?.throwIfAborted();
      const own = latents.subarray(frame * frameLength, (frame + 1) * frameLength);
      const { pictures } = await decoder.run({ latents: own });
      yield (pictures as Float32Array).map((value) => Math.min(1, Math.max(0, value / 2 + 0.5)));
    }
  } finally {
    await decoder.close();
  }
}
