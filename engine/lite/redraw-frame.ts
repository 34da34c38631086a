import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { crispness } from './crispness.ts';
import type { Box } from './enlarge-planes.ts';
import type { FrameDrawn } from './mend-frame.ts';
import { type FrameParts, pixelMixer } from './mix-frame.ts';
import type { Scale } from './scale.ts';

/** A frame to be mended, and what of it is better redrawn. */
export interface FrameRedrawn extends FrameDrawn {
  /** [2,H,W] x, y in pixels of the photo: the sources as the network is told them. */
  readonly level: Float32Array;
  /** [H,W] 0…1 how much of a pixel is drawn anew: where a puppet tears. */
  readonly anew: Float32Array;
}

/** Nearer to the puppet than this share of the height, nothing that is generated is shown: it is blurred (training/anydance/networks/lite.py). */
const RIM = 1 / 64;

/**
 * Draws over the mended puppet, planes [3,H,W] about −1…1, where it tears what the network draws instead, in one piece.
 * Elsewhere a redrawn picture is hazy, in limbs above all, and the puppet is not.
 * @param parts outside the box where anything is drawn anew they are not looked at
 */
export function redrawFrame(
  picture: Float32Array,
  parts: FrameParts,
  frame: FrameRedrawn,
  { size, enlarged }: Scale,
): void {
  const { anew, level } = frame;
  const copies = (pixel: number) => isByPuppet(frame.nearest[pixel]!, pixel, size);
  const mixPixel = pixelMixer(
    parts,
    { ...frame, sources: level },
    { size, shares: { steepness: crispness(enlarged), copies } },
  );
  const mixed = new Float32Array(3);
  const pixels = anew.length;
  for (let at = 0; at < pixels; at++) {
    const share = anew[at]!;
    if (share === 0) continue;
    mixPixel(at, mixed);
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels)
      picture[i] = picture[i]! + share * (mixed[channel]! - picture[i]!);
  }
}

/** The smallest box in which all is that is drawn anew. */
export function boxAnew({ anew }: Pick<FrameRedrawn, 'anew'>, { width, height }: LiteSize): Box {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if (anew[at] === 0) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  return { left, top, right, bottom };
}

function isByPuppet(nearest: number, pixel: number, { height, width }: LiteSize): boolean {
  if (nearest < 0) return false;
  const columns = Math.abs((pixel % width) - (nearest % width));
  const rows = Math.abs(Math.floor(pixel / width) - Math.floor(nearest / width));
  return Math.max(columns, rows) <= Math.floor(height * RIM);
}
