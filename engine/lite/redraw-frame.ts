import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { crispness } from './crispness.ts';
import type { Box } from './enlarge-planes.ts';
import type { FrameGeometry } from './frame-geometry.ts';
import type { FrameDrawn } from './mend-frame.ts';
import { mixOutlines } from './mix-outlines.ts';
import { pixelAt, samplePixel } from './sample-pixel.ts';
import type { Scale } from './scale.ts';

/** A frame to be mended, whose body is redrawn. */
export interface FrameRedrawn extends FrameDrawn {
  /** [2,H,W] x, y in pixels of the photo: the sources as the network is told them. */
  readonly level: Float32Array;
  /** [H,W] 0…1 how much of a pixel is the body's, see `withinBody`. */
  readonly body: Float32Array;
  /** [H,W] of the photo's pixels: 1 for what may be shown of the body, see `showablePhoto`. */
  readonly showable: Uint8Array;
}

/** What the network says of a frame, in the clip's size. */
interface FrameSaid extends FrameGeometry {
  /** [H,W] logarithm of a factor on the photo's light. */
  readonly gain: Float32Array;
  /** [3,H,W] the network's own. */
  readonly colour: Float32Array;
}

/** Up to here what is drawn anew fades into the puppet as the puppet lies, and from here on to where the network has it. */
const FADED_IN = 0.3;
/** What the puppet covers more has a colour already. */
const SOLID_COVER = 0.5;
/** The photo's light changes by no more than this, as a logarithm: more would be a patch. */
const MOST_GAIN = 0.35;

/**
 * Draws the body over the mended puppet, planes [3,H,W] about −1…1, where a puppet tears, in one piece, as the network has it.
 * Between the puppet and the network lies where things are, not how they look: between two outlines there is one outline, and
 * between two places of the photo another place, where two pictures of a button would be two buttons.
 * @param said outside the box of the body it is not looked at
 */
export function redrawFrame(
  picture: Float32Array,
  said: FrameSaid,
  frame: FrameRedrawn,
  { size, enlarged }: Scale,
): void {
  const { puppet, cover, plate, photo, level, body, showable } = frame;
  const { bend, outline, certainty, made, gain, colour } = said;
  const pixels = size.height * size.width;
  const personAt = mixOutlines(cover, outline, { size, enlarged });
  const steepness = crispness(enlarged);
  const texel = new Float32Array(3);
  for (let at = 0; at < pixels; at++) {
    if (body[at] === 0) continue;
    const shown = Math.min(body[at]! / FADED_IN, 1);
    const believed = certainty[at]! * Math.max((body[at]! - FADED_IN) / (1 - FADED_IN), 0);
    const ofPerson = personAt(at, believed);
    const x = level[at]! + believed * bend[at]!;
    const y = level[pixels + at]! + believed * bend[pixels + at]!;
    const isShowable = showable[pixelAt(size, x, y)] === 1;
    // On the puppet there is a colour already, of the photo or made up.
    const isOpen = cover[at]! <= SOLID_COVER;
    const likelier = isShowable ? 1 / (1 + Math.exp(-steepness * made[at]!)) : 1;
    const ofColour = isOpen ? likelier : 0;
    if (isShowable) samplePixel(photo, size, x, y, texel);
    const light = Math.exp(believed * Math.min(Math.max(gain[at]!, -MOST_GAIN), MOST_GAIN));
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels) {
      const seen = isShowable ? (texel[channel]! + 1) * light - 1 : puppet[i]!;
      const person = seen + ofColour * (colour[i]! - seen);
      const mixed = plate[i]! + ofPerson * (person - plate[i]!);
      picture[i] = picture[i]! + shown * (mixed - picture[i]!);
    }
  }
}

/** The smallest box in which all of the body is. */
export function boxOfBody({ body }: Pick<FrameRedrawn, 'body'>, { width, height }: LiteSize): Box {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if (body[at] === 0) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  return { left, top, right, bottom };
}
