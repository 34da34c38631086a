import { type FrameCast, measureCast } from './cast.ts';
import type { GuidedFrame } from './guided-frame.ts';

/** A frame amid the casts of the frames around it. */
export interface CastInTime {
  readonly frame: GuidedFrame;
  /** Of the frames from `RADIUS` before to `RADIUS` after it, as far as there are. */
  readonly casts: readonly FrameCast[];
  /** Which of them is the frame's own. */
  readonly now: number;
}

/** Frames looked ahead; so many and one more are held at a time. */
const RADIUS = 4;

/** Measures the cast of each frame, and hands it out once those after it are measured too. */
export async function* castsInTime(
  frames: AsyncIterable<GuidedFrame>,
): AsyncGenerator<CastInTime, void, undefined> {
  const waiting: GuidedFrame[] = [];
  const casts: FrameCast[] = [];
  const next = (): CastInTime => {
    const frame = waiting.shift()!;
    const now = casts.length - 1 - waiting.length;
    const from = Math.max(0, now - RADIUS);
    casts.splice(0, from);
    return { frame, casts: casts.slice(), now: now - from };
  };
  for await (const frame of frames) {
    waiting.push(frame);
    casts.push(measureCast(frame.image, frame.guide));
    if (waiting.length > RADIUS) yield next();
  }
  while (waiting.length > 0) yield next();
}
