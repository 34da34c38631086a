import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { samplePixel } from './sample-pixel.ts';

/** What the network tells of a frame, see `networks/lite/head.ts`; without the first axis. */
export interface FrameParts {
  readonly colour: Float32Array;
  readonly logits: Float32Array;
  readonly flow: Float32Array;
  readonly gain: Float32Array;
}

/** What a frame is mixed of beside it; pictures are planes [3,H,W] in −1…1. */
export interface FrameGiven {
  /** The posed puppet on the background. */
  readonly puppet: Float32Array;
  /** [H,W] how much of a pixel it covers, 0…1. */
  readonly cover: Float32Array;
  readonly plate: Float32Array;
  readonly photo: Float32Array;
  /** [2,H,W] x, y in pixels of the photo: what the puppet shows, continued beside it. */
  readonly sources: Float32Array;
}

/** What the puppet covers less is not to be taken from it. */
export const LEAST_COVER = 0.25;
/** The photo's light changes by no more than this, as a logarithm. */
const MOST_GAIN = 1.2;
/** What logits are multiplied by: the mean of what a pixel may be is softer than the likeliest, */
const STEEPNESS = 0.7;
/** and more of it is generated. */
const GENERATED_MORE = 0.5;
/** Where the background's multiplied logit is greater by this, nothing else shows: a hundredth of a byte. */
const UNSEEN = 10.3;

/**
 * The frame's picture as in training (training/anydance/networks/lite.py, `compose`), planes [3,H,W] about −1…1: the mean of
 * what its pixels may be, which a step of the flow asks for. It is hazy where there are several answers.
 */
export function mixFrame(
  { logits, flow, gain, colour }: FrameParts,
  { puppet, cover, plate, photo, sources }: FrameGiven,
  size: LiteSize,
): Float32Array {
  const pixels = cover.length;
  const picture = plate.slice();
  const texel = new Float32Array(3);
  for (let at = 0; at < pixels; at++) {
    const own = STEEPNESS * logits[at]!;
    const posed =
      cover[at]! > LEAST_COVER ? STEEPNESS * logits[pixels + at]! : Number.NEGATIVE_INFINITY;
    const made = STEEPNESS * logits[2 * pixels + at]! + GENERATED_MORE;
    const behind = STEEPNESS * logits[3 * pixels + at]!;
    const most = Math.max(own, posed, made);
    // Most of a frame is background.
    if (behind - most > UNSEEN) continue;
    const ofPhoto = Math.exp(own - most);
    const ofPuppet = Math.exp(posed - most);
    const ofColour = Math.exp(made - most);
    const sum = ofPhoto + ofPuppet + ofColour;
    const ofPerson = 1 / (1 + Math.exp(behind - most - Math.log(sum)));
    const light = Math.exp(Math.min(Math.max(gain[at]!, -MOST_GAIN), MOST_GAIN));
    const x = sources[at]! + flow[at]!;
    const y = sources[pixels + at]! + flow[pixels + at]!;
    samplePixel(photo, size, x, y, texel);
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels) {
      const person =
        ofPhoto * ((texel[channel]! + 1) * light - 1) +
        ofPuppet * puppet[i]! +
        ofColour * colour[i]!;
      picture[i] = (ofPerson / sum) * person + (1 - ofPerson) * picture[i]!;
    }
  }
  return picture;
}
