import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { type FrameGiven, type FrameParts, placesOf } from './mix-frame.ts';
import { samplePlanes } from './sample-planes.ts';

/** How decided the network is to be, in its own size: a share between two sources is a haze. */
const CRISPNESS = 2;
/** By so much, as a logit, the person must be likelier than the background: a gap is better than a growth. */
const PRUDENCE = 1;
/** Of a pixel of the photo, to be continued: its outline is mixed with what was behind it. */
const LEAST_PERSON = 0.9;
/** The photo's light changes by no more than this, as a logarithm: more would be a patch. */
const MOST_GAIN = 0.2;

/**
 * The frame's picture as it is delivered, planes [3,H,W] about −1…1: the puppet, whose hands have fingers and whose face
 * is the photo's, and behind it what the network says of all that it leaves open. There the person of the photo goes
 * on, or the background does. Generated colours are too hazy yet.
 * @param enlarged pixels of the frame a pixel of the network's
 */
export function mendFrame(
  parts: FrameParts,
  given: FrameGiven,
  { size, enlarged }: { readonly size: LiteSize; readonly enlarged: number },
): Float32Array {
  const pixels = size.height * size.width;
  const places = placesOf(parts, given);
  const picture = samplePlanes(given.photo, places, size);
  const person = samplePlanes(given.matte, places, size);
  const { puppet, cover, plate } = given;
  for (let at = 0; at < pixels; at++) {
    const likelier = parts.logits[at]! - parts.logits[3 * pixels + at]! - PRUDENCE;
    // Steeper as the frame is larger, so that an outline is as sharp as the frame.
    const share = 1 / (1 + Math.exp(-CRISPNESS * enlarged * likelier));
    const open = person[at]! > LEAST_PERSON ? (1 - cover[at]!) * share : 0;
    const light = Math.exp(Math.min(Math.max(parts.gain[at]!, -MOST_GAIN), MOST_GAIN));
    for (let i = at; i < 3 * pixels; i += pixels) {
      // The puppet lies on the background already.
      picture[i] = puppet[i]! + open * ((picture[i]! + 1) * light - 1 - plate[i]!);
    }
  }
  return picture;
}
