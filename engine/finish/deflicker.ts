import { type FrameCast, meanCast } from './cast.ts';
import { castsInTime } from './casts-in-time.ts';
import type { GuidedFrame } from './guided-frame.ts';
import { recast } from './recast.ts';

/** Standard deviation of the smoothing in time, frames. */
const SIGMA = 2;

/**
 * Takes out pumping: each frame gets the cast that the frames around it have on average (Gaussian,
 * 4 frames to each side), the person and the background apart. What brightens slowly stays, and so
 * does all movement, since frames are compared with the puppet in their own pose. Holds 5 frames.
 */
export async function* deflicker(
  frames: AsyncIterable<GuidedFrame>,
): AsyncGenerator<GuidedFrame, void, undefined> {
  for await (const { frame, casts, now } of castsInTime(frames)) {
    yield { ...frame, image: recast(frame, casts[now]!, smoothCast(casts, now)) };
  }
}

/** The cast that a straight line through those around has now: at a clip's ends it leans to neither side. */
function smoothCast(casts: readonly FrameCast[], now: number): FrameCast {
  const near = casts.map((_, i) => Math.exp(-((i - now) ** 2) / (2 * SIGMA ** 2)));
  const moment = (power: number) => near.reduce((sum, w, i) => sum + w * (i - now) ** power, 0);
  const [m1, m2] = [moment(1), moment(2)];
  // A single frame has no slope.
  return meanCast(casts, m2 === 0 ? near : near.map((w, i) => w * (m2 - m1 * (i - now))));
}
