import type { RgbImage } from '../../engine/core/image.ts';
import { BenchError } from './bench-error.ts';
import type { Clip, FrameOptions } from './clips/clip.ts';
import type { Look, Sight } from './look.ts';

/** A frame with a dancer in it. */
export interface SeenFrame extends Sight {
  readonly image: RgbImage;
}

/** The first frame, and two in a row after it at least, as flicker needs three drawn ones. */
const FEWEST = 4;

/**
 * The longest stretch of a clip in which its dancer is seen in every frame.
 * @throws BenchError when there is none of four frames
 */
export async function watchClip(
  clip: Clip,
  options: FrameOptions,
  look: Look,
): Promise<readonly SeenFrame[]> {
  let longest: SeenFrame[] = [];
  let current: SeenFrame[] = [];
  for await (const image of clip.frames(options)) {
    const sight = await look(image);
    if (sight === null) current = [];
    else current.push({ image, ...sight });
    if (current.length > longest.length) longest = current;
  }
  if (longest.length < FEWEST) {
    throw new BenchError(`No dancer is seen for ${FEWEST} frames in a row.`);
  }
  return longest;
}
