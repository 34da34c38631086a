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
const LEAST_COVER = 0.25;
/** The photo's light changes by no more than this, as a logarithm. */
const MOST_GAIN = 1.2;
/** Less of all else than this over the background does not show: a hundredth of a byte. */
const UNSEEN = 1e-4;

/** How logits become shares. */
interface Shares {
  /** What logits are multiplied by. */
  readonly steepness: number;
  /** What is added to the generated colour's. Default 0. */
  readonly generatedMore?: number;
  /** Whether the photo stands in for what is generated in a pixel. Default: nowhere. */
  readonly copies?: (pixel: number) => boolean;
}

/** Of the mean of what a pixel may be, which a step of the flow asks for: softer than the likeliest, and more of it generated. */
const MEAN: Shares = { steepness: 0.7, generatedMore: 0.5 };

interface MixOptions {
  readonly size: LiteSize;
  /** Default: the mean, hazy where there are several answers. */
  readonly shares?: Shares;
}

/** The frame's picture as in training (training/anydance/networks/lite.py, `compose`), planes [3,H,W] about −1…1. */
export function mixFrame(parts: FrameParts, given: FrameGiven, options: MixOptions): Float32Array {
  const mixPixel = pixelMixer(parts, given, options);
  const pixels = given.cover.length;
  const picture = new Float32Array(3 * pixels);
  const mixed = new Float32Array(3);
  for (let at = 0; at < pixels; at++) {
    mixPixel(at, mixed);
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels) picture[i] = mixed[channel]!;
  }
  return picture;
}

/** The same for single pixels: writes the colour of one. */
export function pixelMixer(
  { logits, flow, gain, colour }: FrameParts,
  { puppet, cover, plate, photo, sources }: FrameGiven,
  { size, shares = MEAN }: MixOptions,
): (at: number, mixed: Float32Array) => void {
  const { steepness, generatedMore = 0, copies } = shares;
  const pixels = size.height * size.width;
  const texel = new Float32Array(3);
  return (at, mixed) => {
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels) mixed[channel] = plate[i]!;
    const own = steepness * logits[at]!;
    const posed =
      cover[at]! > LEAST_COVER ? steepness * logits[pixels + at]! : Number.NEGATIVE_INFINITY;
    const made = steepness * logits[2 * pixels + at]! + generatedMore;
    const behind = steepness * logits[3 * pixels + at]!;
    const most = Math.max(own, posed, made, behind);
    const ofMade = Math.exp(made - most);
    const copied = copies?.(at) ? ofMade : 0;
    const ofColour = ofMade - copied;
    const ofPhoto = Math.exp(own - most) + copied;
    const ofPuppet = Math.exp(posed - most);
    const ofPlate = Math.exp(behind - most);
    // Most of a frame is background.
    if (ofPhoto + ofPuppet + ofColour < UNSEEN) return;
    const sum = ofPhoto + ofPuppet + ofColour + ofPlate;
    const light = Math.exp(Math.min(Math.max(gain[at]!, -MOST_GAIN), MOST_GAIN));
    const x = sources[at]! + flow[at]!;
    const y = sources[pixels + at]! + flow[pixels + at]!;
    samplePixel(photo, size, x, y, texel);
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels) {
      mixed[channel] =
        (ofPhoto * ((texel[channel]! + 1) * light - 1) +
          ofPuppet * puppet[i]! +
          ofColour * colour[i]! +
          ofPlate * plate[i]!) /
        sum;
    }
  };
}
