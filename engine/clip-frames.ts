import { loadDance } from './motion/dances.ts';
import { MAX_SECONDS, type RenderRequest } from './render-request.ts';
import { probeVideo } from './video/probe-video.ts';

/** A driver video is watched at this rate; faster than people dance, and half the work of 24. */
export const DRIVER_FPS = 12;
export const DEFAULT_DANCE = 'kemusan';

/**
 * How many frames a clip will have, before the dance is learnt: exactly for a dance, at most for a
 * driver video.
 * @throws UserError `dance-…`, `driver-…`
 */
export async function clipFrames(
  { driver, dance, seconds, fps }: RenderRequest,
  options: { readonly ffmpegPath: string; readonly signal: AbortSignal },
): Promise<number> {
  if (driver === null) {
    const danced = seconds ?? loadDance(dance ?? DEFAULT_DANCE).seconds;
    return Math.max(1, Math.round(danced * fps));
  }
  const video = await probeVideo(driver, options);
  const watched = Math.min(video.seconds, seconds ?? MAX_SECONDS);
  // A last frame that has begun is watched too.
  return Math.ceil((watched + 1 / DRIVER_FPS) * fps);
}
