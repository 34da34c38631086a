import { clipPixels } from '../../../engine/diffusion/clip-pixels.ts';
import { resizePicture } from '../../../engine/diffusion/pillow-resize.ts';
import { runOnce } from '../../../engine/studio/run-once.ts';
import { type Computed, numbersOf, type ParitySet } from '../parity-set.ts';

/** `03_clip`: the reference as CLIP sees it, and what it says. */
export async function* clipCase({ model, golden, picture }: ParitySet): AsyncIterable<Computed> {
  const file = await golden('03_clip');
  const reference = await picture('ref.png');
  const side = model.widths.clipVision.image;
  const { data } = resizePicture(reference, { width: side, height: side }, 'bicubic');
  yield { name: '03_clip/resized_rgb', values: data };
  yield { name: '03_clip/pixel_values', values: clipPixels(reference, side) };
  const { embedding } = await runOnce(model, {
    name: 'clip-vision',
    size: {},
    feeds: { pixels: numbersOf(file, 'pixel_values') },
  });
  yield { name: '03_clip/image_embeds', values: embedding as Float32Array };
}
