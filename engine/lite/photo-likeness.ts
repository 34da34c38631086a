import { type DenoiseWindowOptions, denoiseWindow } from './denoise-window.ts';
import type { FrameTold } from './frame-input.ts';
import { mixFrame } from './mix-frame.ts';

/** What the puppet covers less is not looked at. */
const LEAST_COVER = 0.5;

/**
 * How like the photo the network draws a person who stands as in the photo: PSNR in dB, of the person. Who cannot redraw
 * what is shown to them will not draw it dancing: people unlike those of the training, drawings above all.
 * @param own the photo's own pose
 * @param frames of the network's window
 */
export async function photoLikeness(
  own: FrameTold,
  frames: number,
  options: DenoiseWindowOptions,
): Promise<number> {
  const window = Array<FrameTold>(frames).fill(own);
  const [parts] = await denoiseWindow(window, options);
  const picture = mixFrame(parts!, own, options);
  const pixels = own.cover.length;
  let [squares, count] = [0, 0];
  for (const [i, value] of picture.entries()) {
    if (own.cover[i % pixels]! < LEAST_COVER) continue;
    squares += ((value - own.photo[i]!) / 2) ** 2;
    count++;
  }
  return -10 * Math.log10(Math.max(squares, 1e-9) / Math.max(count, 1));
}
