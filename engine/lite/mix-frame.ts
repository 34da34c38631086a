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

/** And what is known of the puppet's surroundings. */
export interface FrameNearby extends FrameGiven {
  /** [H,W] the puppet's pixel that a pixel's source continues: itself on the puppet; -1 if there is none. */
  readonly nearest: Int32Array;
}

/** What the puppet covers less is not to be taken from it. */
const LEAST_COVER = 0.25;
/** The photo's light changes by no more than this, as a logarithm. */
const MOST_GAIN = 1.2;
/** Where the background's multiplied logit is greater by this, nothing else shows: a hundredth of a byte. */
const UNSEEN = 10.3;

type StandIn = 'photo' | 'puppet' | null;

/** How logits become shares. */
interface Shares {
  /** What logits are multiplied by. */
  readonly steepness: number;
  /** What the person's against the background's is multiplied by. Default: as all. */
  readonly outline?: number;
  /** What is added to the generated colour's. Default 0. */
  readonly generatedMore?: number;
  /** What stands in for what is generated in a pixel. Default: nothing. */
  readonly standsIn?: (pixel: number) => StandIn;
  /** Whether a place of the photo may be shown; what may not is generated. Default: all may. */
  readonly shows?: (x: number, y: number) => boolean;
}

/** Of the mean of what a pixel may be, which a step of the flow asks for: softer than the likeliest, and more of it generated. */
export const MEAN: Shares = { steepness: 0.7, generatedMore: 0.5 };

interface MixOptions {
  readonly size: LiteSize;
  /** Default: the mean, hazy where there are several answers. */
  readonly shares?: Shares;
}

/** The frame's picture as in training (training/anydance/networks/lite.py, `compose`), planes [3,H,W] about −1…1. */
export function mixFrame(parts: FrameParts, given: FrameGiven, options: MixOptions): Float32Array {
  const mixPixel = pixelMixer(parts, given, options);
  const pixels = given.cover.length;
  const picture = given.plate.slice();
  const person = new Float32Array(3);
  for (let at = 0; at < pixels; at++) {
    const share = mixPixel(at, person);
    // Most of a frame is background.
    if (share === 0) continue;
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels)
      picture[i] = person[channel]! + (1 - share) * picture[i]!;
  }
  return picture;
}

/** The person in a pixel: answers how much of it they are, and writes their colour, multiplied by that. */
export type PixelMixer = (at: number, person: Float32Array) => number;

/** The same for single pixels. */
export function pixelMixer(
  { logits, flow, gain, colour }: FrameParts,
  { puppet, cover, photo, sources }: Omit<FrameGiven, 'plate'>,
  { size, shares = MEAN }: MixOptions,
): PixelMixer {
  const { steepness, outline = steepness, generatedMore = 0, standsIn, shows } = shares;
  const outlined = outline / steepness;
  const pixels = size.height * size.width;
  const texel = new Float32Array(3);
  return (at, person) => {
    const own = steepness * logits[at]!;
    const posed =
      cover[at]! > LEAST_COVER ? steepness * logits[pixels + at]! : Number.NEGATIVE_INFINITY;
    const made = steepness * logits[2 * pixels + at]! + generatedMore;
    const behind = steepness * logits[3 * pixels + at]!;
    const most = Math.max(own, posed, made);
    if (outlined * (behind - most) > UNSEEN) {
      person.fill(0);
      return 0;
    }
    const x = sources[at]! + flow[at]!;
    const y = sources[pixels + at]! + flow[pixels + at]!;
    const isShown = shows?.(x, y) ?? true;
    const instead = standsIn?.(at) ?? null;
    let ofPhoto = Math.exp(own - most);
    let ofPuppet = Math.exp(posed - most);
    let ofColour = Math.exp(made - most);
    if (!isShown) {
      ofColour += ofPhoto;
      ofPhoto = 0;
    }
    if (instead === 'puppet') {
      ofPuppet += ofColour;
      ofColour = 0;
    } else if (instead === 'photo' && isShown) {
      ofPhoto += ofColour;
      ofColour = 0;
    }
    const sum = ofPhoto + ofPuppet + ofColour;
    const ofPerson = 1 / (1 + Math.exp(outlined * (behind - most - Math.log(sum))));
    const perPart = ofPerson / sum;
    const light = Math.exp(Math.min(Math.max(gain[at]!, -MOST_GAIN), MOST_GAIN));
    samplePixel(photo, size, x, y, texel);
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels) {
      person[channel] =
        perPart *
        (ofPhoto * ((texel[channel]! + 1) * light - 1) +
          ofPuppet * puppet[i]! +
          ofColour * colour[i]!);
    }
    return ofPerson;
  };
}
