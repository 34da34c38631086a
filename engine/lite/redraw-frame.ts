import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { carryPiece, type Piece } from './carry-piece.ts';
import { crispness } from './crispness.ts';
import { type FrameGiven, type FrameParts, mixFrame } from './mix-frame.ts';

/** A frame with the pieces of its puppet that are not to be redrawn. */
export interface FrameRedrawn extends FrameGiven {
  readonly pieces: readonly Piece[];
}

/**
 * The frame's picture as the network has it, planes [3,H,W] about −1…1, but head and hands, which are the photo's own.
 * @param enlarged pixels of the frame a pixel of the network's
 */
export function redrawFrame(
  parts: FrameParts,
  frame: FrameRedrawn,
  { size, enlarged }: { readonly size: LiteSize; readonly enlarged: number },
): Float32Array {
  const picture = mixFrame(parts, frame, { size, steepness: crispness(enlarged) });
  for (const piece of frame.pieces) carryPiece(picture, piece, parts, size);
  return picture;
}
