import { type FrameCast, meanCast } from './cast.ts';
import { castsInTime, RADIUS } from './casts-in-time.ts';
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

function smoothCast(casts: readonly FrameCast[], now: number): FrameCast {
  const reach = Math.min(RADIUS, Math.max(now, casts.length - 1 - now));
  const weights = casts.map((_, i) =>
    Math.abs(i - now) > reach ? 0 : Math.exp(-((i - now) ** 2) / (2 * SIGMA ** 2)),
  );
  return meanCast(casts, weights);
}
