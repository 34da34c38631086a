import type { LiteOptions } from './animate-lite.ts';
import { denoiseWindow } from './denoise-window.ts';
import { type FrameGiven, mixFrame } from './mix-frame.ts';

/** A pixel is the puppet's own from this cover on. */
const VALID = 0.9;
/** Mean over the channels, in −1…1, from which on a pixel shows something else. */
const OTHER = 0.25;

/**
 * How much the model changes of what the puppet shows well: the mean share of such pixels over some of a
 * clip's frames, 0…1. Drawn ahead in the network's size, each frame by itself.
 */
export async function changedShare(
  frames: readonly number[],
  options: LiteOptions,
): Promise<number> {
  const network = await options.model.openFrames({ ...options.size, frames: 1 });
  try {
    let sum = 0;
    for (const frame of frames) {
      const told = options.frames.told(frame);
      const [parts] = await denoiseWindow([told], { ...options, network });
      sum += changedIn(mixFrame(parts!, told, options.size), told);
    }
    return sum / frames.length;
  } finally {
    await network.close();
  }
}

/** Of a picture [3,H,W]; 0 where the puppet shows nothing. */
function changedIn(picture: Float32Array, { puppet, cover }: FrameGiven): number {
  const pixels = cover.length;
  let valid = 0;
  let changed = 0;
  for (let at = 0; at < pixels; at++) {
    if (cover[at]! < VALID) continue;
    valid++;
    let difference = 0;
    for (let i = at; i < 3 * pixels; i += pixels) difference += Math.abs(picture[i]! - puppet[i]!);
    if (difference > 3 * OTHER) changed++;
  }
  return valid === 0 ? 0 : changed / valid;
}
