import { type DenoiseWindowOptions, denoiseWindow } from './denoise-window.ts';
import type { FrameTold } from './frame-input.ts';
import { type FrameParts, mixFrame } from './mix-frame.ts';

/** What the puppet covers less is not looked at. */
const LEAST_COVER = 0.5;

/**
 * How like the photo the network draws a person who stands as in the photo: PSNR in dB, of the person. Who cannot redraw
 * what is shown to them will not draw it dancing: people unlike those of the training, drawings above all.
 * @param own the photo's own pose
 */
export async function photoLikeness(
  own: FrameTold,
  options: Omit<DenoiseWindowOptions, 'network'>,
): Promise<number> {
  const parts = await drawAlone(own, options);
  const picture = mixFrame(parts, own, options.size);
  const pixels = own.cover.length;
  let [squares, count] = [0, 0];
  for (const [i, value] of picture.entries()) {
    if (own.cover[i % pixels]! < LEAST_COVER) continue;
    squares += ((value - own.photo[i]!) / 2) ** 2;
    count++;
  }
  return -10 * Math.log10(Math.max(squares, 1e-9) / Math.max(count, 1));
}

/** In a window of its own: in a clip's it would be drawn as often as that has frames. */
async function drawAlone(
  own: FrameTold,
  options: Omit<DenoiseWindowOptions, 'network'>,
): Promise<FrameParts> {
  const network = await options.model.openFrames({ ...options.size, frames: 1 });
  try {
    const [parts] = await denoiseWindow([own], { ...options, network });
    return parts!;
  } finally {
    await network.close();
  }
}
