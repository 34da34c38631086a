/** Bits a second for picture and sound. */
export interface BitBudget {
  readonly video: number;
  readonly audio: number;
}

/** Below this a picture is only blocks: refuse rather than send it. */
const LEAST_VIDEO_BITS = 30_000;
/** Share of the file that is not frames: MP4 tables (about 16 bytes a frame) and tags. */
const CONTAINER_SHARE = 0.03;
const CONTAINER_BYTES = 6_000;

/** The bit rates with which a clip of `seconds` fits `maxBytes`, or null if none does. */
export function bitBudget(maxBytes: number, seconds: number, hasMusic: boolean): BitBudget | null {
  const total = ((maxBytes * (1 - CONTAINER_SHARE) - CONTAINER_BYTES) * 8) / seconds;
  const audio = hasMusic ? audioBits(total) : 0;
  const video = Math.floor(total - audio);
  return video < LEAST_VIDEO_BITS ? null : { video, audio };
}

function audioBits(total: number): number {
  if (total > 1_000_000) return 128_000;
  return total > 300_000 ? 64_000 : 32_000;
}
