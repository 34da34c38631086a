import { crispness } from './crispness.ts';
import { type FrameDrawn, mendFrame, openingsOf } from './mend-frame.ts';
import { type FrameParts, mixFrame } from './mix-frame.ts';
import type { Scale } from './scale.ts';

/** A frame to be mended, and what of it is better redrawn. */
export interface FrameRedrawn extends FrameDrawn {
  /** [2,H,W] x, y in pixels of the photo: the sources as the network is told them. */
  readonly level: Float32Array;
  /** [H,W] 0…1 how much of a pixel is drawn anew: where a puppet tears. */
  readonly anew: Float32Array;
}

/**
 * The frame's picture, planes [3,H,W] about −1…1: the mended puppet, but where it tears what the network draws instead,
 * in one piece. Elsewhere a redrawn picture is hazy, in limbs above all, and the puppet is not.
 */
export function redrawFrame(parts: FrameParts, frame: FrameRedrawn, scale: Scale): Float32Array {
  const { anew, level } = frame;
  const picture = mendFrame(openingsOf(parts), frame, scale);
  const mixed = mixFrame(
    parts,
    { ...frame, sources: level },
    { size: scale.size, steepness: crispness(scale.enlarged), within: anew },
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
