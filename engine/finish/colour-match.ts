import { type FrameCast, meanCast, NEUTRAL } from './cast.ts';
import { castsInTime } from './casts-in-time.ts';
import type { GuidedFrame } from './guided-frame.ts';
import { recast } from './recast.ts';

/** The newest frame's weight in the running mean: it forgets half in about 16 frames. */
const NEWEST = 1 / 24;

/**
 * Takes the frames' cast away, so that the person has the photo's colours and the background its
 * own. The cast is a running mean that begins with 5 frames' and changes slowly, so it neither
 * flickers itself nor follows light that plays on the person. Holds 5 frames.
 */
export async function* matchColour(
  frames: AsyncIterable<GuidedFrame>,
): AsyncGenerator<GuidedFrame, void, undefined> {
  let mean: FrameCast | undefined;
  for await (const { frame, casts } of castsInTime(frames)) {
    const newest = casts.at(-1)!;
    mean = mean ? meanCast([mean, newest], [1 - NEWEST, NEWEST]) : meanCast(casts);
    yield { ...frame, image: recast(frame, mean, NEUTRAL) };
  }
}
