import { squaredDistance } from '../core/nearest.ts';
import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { crispness } from './crispness.ts';
import type { FrameGiven, FrameParts } from './mix-frame.ts';
import { pixelAt, samplePixel } from './sample-pixel.ts';
import type { Scale } from './scale.ts';

/** A frame to be mended. */
export interface FrameDrawn extends FrameGiven {
  /** [H,W] the puppet's pixel that a pixel's source continues: itself on the puppet; -1 if there is none. */
  readonly nearest: Int32Array;
  /** [H,W] how much of the photo's pixels is the person, 0…1. */
  readonly matte: Float32Array;
  /** [H,W] 1 for forearms and hands. */
  readonly forearms: Uint8Array;
}

/** What the network says of the pixels that a puppet leaves open, [H,W] each. */
export interface Openings {
  /** As a logit, by how much the person is likelier than the background. */
  readonly person: Float32Array;
  /** Logarithm of a factor on the photo's light. */
  readonly gain: Float32Array;
}

/** By so much the person must be likelier than the background: a gap is better than a growth. */
const PRUDENCE = 1;
/** Of a pixel of the photo, to be continued: its outline is mixed with what was behind it. */
const LEAST_PERSON = 0.85;
/** The photo's light changes by no more than this, as a logarithm: more would be a patch. */
const MOST_GAIN = 0.2;
/** No further from the puppet, as a share of the frame's height, does it go on: seams and gaps are narrow, limbs are not. */
const MOST_BESIDE = 1 / 40;

/** By no more than this, of −1…1, what goes on as a forearm is another colour than that. */
const MOST_CHANGE = 0.3;

/** A smaller share of a pixel does not show. */
const UNSEEN = 1 / 255;

/** Pixels of the frame from one look at the photo to the next, on the way from the puppet to a pixel. */
const PACE = 2;

/** Pixels from the puppet, in a frame of this height, beyond which nothing is mended. */
export function mendingReach(height: number): number {
  return MOST_BESIDE * height;
}

/**
 * The frame's picture as it is delivered, planes [3,H,W] about −1…1: the puppet, and behind it, where the network
 * sees a person in what it leaves open, the person of the photo goes on. Generated colours are too hazy yet.
 */
export function mendFrame(
  { person, gain }: Openings,
  frame: FrameDrawn,
  { size, enlarged }: Scale,
): Float32Array {
  const pixels = size.height * size.width;
  const { puppet, cover, plate, photo, sources, nearest } = frame;
  const picture = puppet.slice();
  const texel = new Float32Array(3);
  const steepness = crispness(enlarged);
  for (let at = 0; at < pixels; at++) {
    // Most of a frame is wholly the puppet's or far from it.
    if (nearest[at]! < 0 || 1 - cover[at]! <= UNSEEN) continue;
    const share = 1 / (1 + Math.exp(-steepness * (person[at]! - PRUDENCE)));
    const left = (1 - cover[at]!) * share;
    const open = left > UNSEEN ? left * goesOn(frame, at, size) : 0;
    if (open === 0) continue;
    samplePixel(photo, size, sources[at]!, sources[pixels + at]!, texel);
    const light = Math.exp(Math.min(Math.max(gain[at]!, -MOST_GAIN), MOST_GAIN));
    for (let channel = 0, i = at; channel < 3; channel++, i += pixels) {
      // The puppet lies on the background already.
      picture[i] = puppet[i]! + open * ((texel[channel]! + 1) * light - 1 - plate[i]!);
    }
  }
  return picture;
}

export function openingsOf({ logits, gain }: FrameParts): Openings {
  const pixels = gain.length;
  const person = new Float32Array(pixels);
  for (let at = 0; at < pixels; at++) person[at] = logits[at]! - logits[3 * pixels + at]!;
  return { person, gain };
}

/**
 * 0…1: whether the photo shows the person all the way from the puppet to a pixel near by. Beyond a gap another part
 * of the body would begin, and beside a hand that hangs there begins the hip: what goes on as a forearm is to have its colour, too.
 */
function goesOn(
  { matte, photo, sources, nearest, forearms }: FrameDrawn,
  at: number,
  size: LiteSize,
): number {
  const { height, width } = size;
  const pixels = height * width;
  const from = nearest[at]!;
  const away = Math.sqrt(squaredDistance(at, from, width));
  const near = Math.min(2 - (2 * away) / mendingReach(height), 1);
  if (near <= 0) return 0;
  const [x, y] = [sources[from]!, sources[pixels + from]!];
  const [dx, dy] = [sources[at]! - x, sources[pixels + at]! - y];
  const looks = Math.max(1, Math.ceil(Math.hypot(dx, dy) / PACE));
  const begin = forearms[from] === 1 ? pixelAt(size, x, y) : undefined;
  let least = 1;
  for (let k = 1; k <= looks; k++) {
    const place = pixelAt(size, x + (dx * k) / looks, y + (dy * k) / looks);
    least = Math.min(least, matte[place]!);
    if (least <= LEAST_PERSON) return 0;
    if (begin !== undefined && !isAlike(photo, begin, place)) return 0;
  }
  return (near * (least - LEAST_PERSON)) / (1 - LEAST_PERSON);
}

function isAlike(photo: Float32Array, one: number, other: number): boolean {
  const pixels = photo.length / 3;
  for (let plane = 0; plane < photo.length; plane += pixels)
    if (Math.abs(photo[plane + one]! - photo[plane + other]!) > MOST_CHANGE) return false;
  return true;
}
