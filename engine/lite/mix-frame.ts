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
  /** [2,H,W] x, y in pixels of the photo: what the puppet shows, continued beside it. */
  readonly sources: Float32Array;
}

/** What the puppet covers less is not to be taken from it. */
const LEAST_COVER = 0.25;
/** The photo's light changes by no more than this, as a logarithm. */
const MOST_GAIN = 1.2;

/**
 * The frame's picture as in training (training/anydance/networks/lite.py, `compose`), planes [3,H,W] about −1…1: the best
 * guess, hazy where there are several.
 */
export function mixFrame(parts: FrameParts, given: FrameGiven, size: LiteSize): Float32Array {
  const pixels = size.height * size.width;
  // The photo first, then all else is mixed in.
  const picture = samplePlanes(given.photo, placesOf(parts, given), size);
  const { logits, colour } = parts;
  const { puppet, plate } = given;
  for (let at = 0; at < pixels; at++) {
    const own = logits[at]!;
    const posed = given.cover[at]! > LEAST_COVER ? logits[pixels + at]! : Number.NEGATIVE_INFINITY;
    const made = logits[2 * pixels + at]!;
    const behind = logits[3 * pixels + at]!;
    const most = Math.max(own, posed, made, behind);
    const ofPhoto = Math.exp(own - most);
    const ofPuppet = Math.exp(posed - most);
    const ofColour = Math.exp(made - most);
    const ofPlate = Math.exp(behind - most);
    const sum = ofPhoto + ofPuppet + ofColour + ofPlate;
    const light = Math.exp(Math.min(Math.max(parts.gain[at]!, -MOST_GAIN), MOST_GAIN));
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

/** [2,H,W] x, y in pixels of the photo: from where the network would take each pixel. */
function placesOf({ flow }: FrameParts, { sources }: FrameGiven): Float32Array {
  return sources.map((place, i) => place + flow[i]!);
}
