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

/** The frame's picture, planes [3,H,W] about −1…1 (training/anydance/networks/lite.py, `compose`). */
export function mixFrame(parts: FrameParts, given: FrameGiven, size: LiteSize): Float32Array {
  const pixels = size.height * size.width;
  const places = given.sources.map((place, i) => place + parts.flow[i]!);
  const moved = samplePlanes(given.photo, places, size);
  const picture = new Float32Array(3 * pixels);
  for (let at = 0; at < pixels; at++) {
    const [photo, puppet, own, plate] = sharesOf(parts.logits, at, given.cover[at]! > LEAST_COVER);
    const light = Math.exp(Math.min(Math.max(parts.gain[at]!, -MOST_GAIN), MOST_GAIN));
    for (let i = at; i < 3 * pixels; i += pixels) {
      picture[i] =
        photo * ((moved[i]! + 1) * light - 1) +
        puppet * given.puppet[i]! +
        own * parts.colour[i]! +
        plate * given.plate[i]!;
    }
  }
  return picture;
}

type Shares = readonly [photo: number, puppet: number, own: number, plate: number];

/** Softmax, in which the puppet may be barred. */
function sharesOf(logits: Float32Array, at: number, isCovered: boolean): Shares {
  const pixels = logits.length / 4;
  const raw = [0, 1, 2, 3].map((part) => logits[part * pixels + at]!);
  if (!isCovered) raw[1] = Number.NEGATIVE_INFINITY;
  const most = Math.max(...raw);
  const powers = raw.map((value) => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b);
  const [photo, puppet, own, plate] = powers as [number, number, number, number];
  return [photo / sum, puppet / sum, own / sum, plate / sum];
}
