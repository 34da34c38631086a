import { boxBlur } from '../core/box-blur.ts';
import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { type FrameGiven, type FrameParts, LEAST_COVER } from './mix-frame.ts';
import { outlineCertainty } from './outline-certainty.ts';

/** Where the network sees a person otherwise than the puppet. Planes in the network's size, or enlarged. */
export interface FrameGeometry {
  /** [2,h,w] x, y in pixels: from the puppet's place in the photo to the network's, as far as it prefers that. */
  readonly bend: Float32Array;
  /** [h,w] as a logit, by how much the person is likelier than the background. */
  readonly outline: Float32Array;
  /** [h,w] 0…1, see `outlineCertainty`. */
  readonly certainty: Float32Array;
  /** [h,w] as a logit, by how much a colour of the network's own is likelier than the photo's. */
  readonly made: Float32Array;
}

/** What moves within so many pixels to each side is one surface: a step in it would be a tear. */
const SURFACE = 2;
/** Where the background is likelier by more than this, as a logit, what the network says of a person means nothing. */
const THERE = 3;
/** No logit is greater: what is certain would drown what is near it. */
const CERTAIN = 12;

export function readGeometry(
  { logits, flow }: FrameParts,
  { cover }: Pick<FrameGiven, 'cover'>,
  { width }: Pick<LiteSize, 'width'>,
): FrameGeometry {
  const pixels = cover.length;
  const outline = new Float32Array(pixels);
  const made = new Float32Array(pixels);
  const moves = new Float32Array(pixels);
  for (let at = 0; at < pixels; at++) {
    const own = logits[at]!;
    const isCovered = cover[at]! > LEAST_COVER;
    const posed = isCovered ? logits[pixels + at]! : Number.NEGATIVE_INFINITY;
    const generated = logits[2 * pixels + at]!;
    const most = Math.max(own, posed, generated);
    const ofPhoto = Math.exp(own - most);
    const sum = ofPhoto + Math.exp(posed - most) + Math.exp(generated - most);
    const likelier = most + Math.log(sum) - logits[3 * pixels + at]!;
    outline[at] = Math.min(Math.max(likelier, -CERTAIN), CERTAIN);
    made[at] = Math.min(Math.max(generated - own, -CERTAIN), CERTAIN);
    const isThere = 1 / (1 + Math.exp(-(outline[at]! + THERE)));
    moves[at] = isThere * (isCovered ? ofPhoto / sum : 1);
  }
  const smooth = (plane: Float32Array) => boxBlur(plane, width, SURFACE);
  const preferred = smooth(moves);
  const bend = new Float32Array(2 * pixels);
  for (const axis of [0, pixels]) {
    const offsets = smooth(flow.subarray(axis, axis + pixels));
    for (let at = 0; at < pixels; at++) bend[axis + at] = preferred[at]! * offsets[at]!;
  }
  return { bend, outline, certainty: outlineCertainty(outline, width), made };
}
