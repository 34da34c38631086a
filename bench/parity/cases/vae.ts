import { photoPixels } from '../../../engine/diffusion/vae-pixels.ts';
import { runOnce } from '../../../engine/studio/run-once.ts';
import { type Computed, numbersOf, type ParitySet } from '../parity-set.ts';

/** `02_vae`: the reference into a latent, a latent into a picture. */
export async function* vaeCase({
  model,
  golden,
  config,
  latent,
  picture,
}: ParitySet): AsyncIterable<Computed> {
  const file = await golden('02_vae');
  yield { name: '02_vae/encode_input', values: photoPixels(await picture('ref.png'), config) };
  const encoded = await runOnce(model, {
    name: 'vae-encoder',
    size: { height: config.height, width: config.width },
    feeds: { picture: numbersOf(file, 'encode_input') },
    taps: ['mean', 'logvar'],
  });
  yield { name: '02_vae/encode_mean', values: encoded.mean as Float32Array };
  yield { name: '02_vae/encode_logvar', values: encoded.logvar as Float32Array };
  yield { name: '02_vae/ref_latents', values: encoded.latent as Float32Array };
  const { scale } = model.widths.vae;
  const decoded = await runOnce(model, {
    name: 'vae-decoder',
    size: { latent, frames: 1 },
    feeds: { latents: numbersOf(file, 'decode_input').map((value) => value * scale) },
  });
  yield { name: '02_vae/decode_input' };
  yield { name: '02_vae/decode_output', values: decoded.pictures as Float32Array };
}
