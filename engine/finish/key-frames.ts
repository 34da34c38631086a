/** Frames a second that are generated, about, unless something else is asked for. */
const KEY_FPS = 12;

/**
 * Which frames of a clip are generated; those between are interpolated. Every n-th from the first
 * on, n a whole number so that each falls on a frame of the clip, and the last one, so that no frame
 * has a key frame on one side only.
 * @param keyFps generated frames a second; what is possible comes as near as can be
 */
export function keyFrames(count: number, fps: number, keyFps = KEY_FPS): number[] {
  const step = Math.max(1, Math.round(fps / keyFps));
  const keys = Array.from({ length: Math.ceil(count / step) }, (_, k) => k * step);
  return keys.at(-1) === count - 1 || count === 0 ? keys : [...keys, count - 1];
}
