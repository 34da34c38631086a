import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { crispness } from './crispness.ts';
import type { FrameDrawn } from './mend-frame.ts';
import { type FrameParts, mixFrame } from './mix-frame.ts';
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
 * The frame's picture, planes [3,H,W] about −1…1: the mended puppet, but where it tears what the network draws instead,
 * in one piece. Elsewhere a redrawn picture is hazy, in limbs above all, and the puppet is not.
 * @param parts those of rows where nothing is drawn anew are not looked at
 */
export function redrawFrame(
  mended: Float32Array,
  parts: FrameParts,
  frame: FrameRedrawn,
  { size, enlarged }: Scale,
): Float32Array {
  const { anew, level } = frame;
  const picture = mended.slice();
  const copies = (pixel: number) => isByPuppet(frame.nearest[pixel]!, pixel, size);
  const mixed = mixFrame(
    parts,
    { ...frame, sources: level },
    { size, within: anew, shares: { steepness: crispness(enlarged), copies } },
  );
  const pixels = anew.length;
  for (let at = 0; at < pixels; at++) {
    const share = anew[at]!;
    if (share === 0) continue;
    for (let i = at; i < 3 * pixels; i += pixels)
      picture[i] = picture[i]! + share * (mixed[i]! - picture[i]!);
  }
  return picture;
}

/** The rows of a frame in which something is drawn anew: the first, and the one behind the last. */
export function rowsAnew({ anew }: Pick<FrameRedrawn, 'anew'>, width: number): [number, number] {
  let first = 0;
  while (first < anew.length && anew[first] === 0) first++;
  if (first === anew.length) return [0, 0];
  let last = anew.length - 1;
  while (anew[last] === 0) last--;
  return [Math.floor(first / width), Math.floor(last / width) + 1];
}

function isByPuppet(nearest: number, pixel: number, { height, width }: LiteSize): boolean {
  if (nearest < 0) return false;
  const columns = Math.abs((pixel % width) - (nearest % width));
  const rows = Math.abs(Math.floor(pixel / width) - Math.floor(nearest / width));
  return Math.max(columns, rows) <= Math.floor(height * RIM);
}
