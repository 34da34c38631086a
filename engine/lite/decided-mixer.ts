import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { crispness, outlineCrispness } from './crispness.ts';
import { type FrameNearby, type FrameParts, type PixelMixer, pixelMixer } from './mix-frame.ts';
import { pixelAt } from './sample-pixel.ts';
import type { Scale } from './scale.ts';

/** A frame of which pixels are decided. */
export interface FrameDecided extends FrameNearby {
  /** [H,W] 0…1 of the photo's pixels: how much may be shown where the frame is drawn anew. */
  readonly showable: Float32Array;
}

/** What it covers more is the puppet's own (training/anydance/networks/lite.py). */
const SOLID_COVER = 0.5;
/** What of the photo is less so is a hand before a hip, or the like. */
const LEAST_SHOWABLE = 0.5;
/** Nearer to it than this share of the height, the photo goes on. */
const RIM = 1 / 64;

/**
 * Pixels as they are delivered: shares are decided, for a share between two sources is a haze, the outline less so; and the puppet, on a rim about
 * it the photo, stands in for what is generated, which is blurred.
 * @param scale how much the frames that are delivered are larger than the network's
 */
export function decidedMixer(
  parts: FrameParts,
  frame: Omit<FrameDecided, 'plate'>,
  { size, enlarged }: Scale,
): PixelMixer {
  const { cover, nearest } = frame;
  const standsIn = (pixel: number) => {
    if (cover[pixel]! > SOLID_COVER) return 'puppet';
    return isOnRim(nearest[pixel]!, pixel, size) ? 'photo' : null;
  };
  const shows = showsBody(frame, size);
  const steepness = crispness(enlarged);
  const outline = outlineCrispness(enlarged);
  return pixelMixer(parts, frame, { size, shares: { steepness, outline, standsIn, shows } });
}

/** Whether a place of the photo may be shown where a frame is drawn anew. */
export function showsBody({ showable }: Pick<FrameDecided, 'showable'>, size: LiteSize) {
  return (x: number, y: number): boolean => showable[pixelAt(size, x, y)]! > LEAST_SHOWABLE;
}

function isOnRim(nearest: number, pixel: number, { height, width }: LiteSize): boolean {
  if (nearest < 0) return false;
  const columns = Math.abs((pixel % width) - (nearest % width));
  const rows = Math.abs(Math.floor(pixel / width) - Math.floor(nearest / width));
  return Math.max(columns, rows) <= Math.floor(height * RIM);
}
