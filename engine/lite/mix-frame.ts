import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { samplePlanes } from './sample-planes.ts';

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
  /** [H,W] how much of the photo's pixels is the person, 0…1. */
  readonly matte: Float32Array;
  /** [2,H,W] x, y in pixels of the photo: what the puppet shows, continued beside it. */
  readonly sources: Float32Array;
}

/** How shares become a picture. */
export interface MixRules {
  /** Over 1: the greatest share gains on the others. */
  readonly crispness: number;
  /** By how much the puppet's logit is raised where it covers wholly; from a half on it rises to that. */
  readonly trust: number;
  /** Whether the photo is only taken from where it shows the person. */
  readonly personOnly: boolean;
  /** Whether generated colours may be seen. */
  readonly generates: boolean;
  /** The photo's light changes by no more than this, as a logarithm. */
  readonly mostGain: number;
}

/** As in training (training/anydance/networks/lite.py, `compose`): the best guess, hazy where there are several. */
const AS_TRAINED: MixRules = {
  crispness: 1,
  trust: 0,
  personOnly: false,
  generates: true,
  mostGain: 1.2,
};

/** What of a pixel is the person, to be taken as one of theirs. */
const LEAST_MATTE = 0.5;

/** What the puppet covers less is not to be taken from it. */
const LEAST_COVER = 0.25;

/** The frame's picture, planes [3,H,W] about −1…1. */
export function mixFrame(
  parts: FrameParts,
  given: FrameGiven,
  size: LiteSize,
  { crispness, trust, personOnly, generates, mostGain }: MixRules = AS_TRAINED,
): Float32Array {
  const pixels = size.height * size.width;
  const places = new Float32Array(2 * pixels);
  for (let i = 0; i < places.length; i++) places[i] = given.sources[i]! + parts.flow[i]!;
  // The photo first, then all else is mixed in.
  const picture = samplePlanes(given.photo, places, size);
  const matte = personOnly ? samplePlanes(given.matte, places, size) : null;
  const { logits, colour } = parts;
  const { puppet, plate } = given;
  for (let at = 0; at < pixels; at++) {
    const cover = given.cover[at]!;
    const trusted = trust * Math.max(0, 2 * cover - 1);
    const isPerson = matte === null || matte[at]! > LEAST_MATTE;
    const own = isPerson ? logits[at]! : Number.NEGATIVE_INFINITY;
    const posed = cover > LEAST_COVER ? logits[pixels + at]! + trusted : Number.NEGATIVE_INFINITY;
    const made = generates ? logits[2 * pixels + at]! : Number.NEGATIVE_INFINITY;
    const behind = logits[3 * pixels + at]!;
    const most = Math.max(own, posed, made, behind);
    const ofPhoto = Math.exp(crispness * (own - most));
    const ofPuppet = Math.exp(crispness * (posed - most));
    const ofColour = Math.exp(crispness * (made - most));
    const ofPlate = Math.exp(crispness * (behind - most));
    const sum = ofPhoto + ofPuppet + ofColour + ofPlate;
    const light = Math.exp(Math.min(Math.max(parts.gain[at]!, -mostGain), mostGain));
    for (let i = at; i < 3 * pixels; i += pixels) {
      picture[i] =
        (ofPhoto * ((picture[i]! + 1) * light - 1) +
          ofPuppet * puppet[i]! +
          ofColour * colour[i]! +
          ofPlate * plate[i]!) /
        sum;
    }
  }
  return picture;
}
