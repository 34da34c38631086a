import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { decidedMixer, type FrameDecided } from './decided-mixer.ts';
import type { Box } from './enlarge-planes.ts';
import type { FrameDrawn } from './mend-frame.ts';
import type { FrameParts } from './mix-frame.ts';
import type { Scale } from './scale.ts';

/** A frame to be mended, and what of it is better redrawn. */
export interface FrameRedrawn extends FrameDrawn, FrameDecided {
  /** [2,H,W] x, y in pixels of the photo: the sources as the network is told them. */
  readonly level: Float32Array;
  /** [H,W] 0…1 how much of a pixel is drawn anew: where a puppet tears. */
  readonly anew: Float32Array;
}

/** What the network says of a frame, enlarged. */
interface FrameSaid {
  readonly parts: FrameParts;
  /** See `readMean`. */
  readonly tint: Float32Array;
  /** See `outlineCertainty`. */
  readonly certainty: Float32Array;
}

/**
 * Draws over the mended puppet, planes [3,H,W] about −1…1, where it tears what the network draws instead, in one piece.
 * @param said outside the box where anything is drawn anew it is not looked at
 */
export function redrawFrame(
  picture: Float32Array,
  { parts, tint, certainty }: FrameSaid,
  frame: FrameRedrawn,
  scale: Scale,
): void {
  const { anew, level, plate } = frame;
  const mixPixel = decidedMixer(parts, { ...frame, sources: level }, scale);
  const person = new Float32Array(3);
  const pixels = anew.length;
  for (let at = 0; at < pixels; at++) {
    if (anew[at] === 0) continue;
    const share = anew[at]! * certainty[at]!;
    if (share === 0) continue;
    const ofPerson = mixPixel(at, person);
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels) {
      const mixed = person[channel]! + ofPerson * tint[i]! + (1 - ofPerson) * plate[i]!;
      picture[i] = picture[i]! + share * (mixed - picture[i]!);
    }
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
