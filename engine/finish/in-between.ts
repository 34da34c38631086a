import type { GrayImage, RgbImage } from '../core/image.ts';
import { nearestInside, squaredDistance } from '../core/nearest.ts';
import type { PlaceMap, PoseMotion } from '../puppet/pose-motion.ts';

/** A frame that was generated, with its person cut out. */
export interface KeyFrame {
  readonly image: RgbImage;
  readonly matte: GrayImage;
  /** [h,w] of the puppet's layer in front, by `SOURCE_LAYERS`; 0 beside it. */
  readonly layers: Uint8Array;
}

/** What one key frame shows of the person at another moment. */
interface MovedKey {
  /** [h,w,4] red, green, blue 0..255 and alpha 0..1. */
  readonly colours: Float32Array;
  /** [h,w] 1 where the key frame shows that spot, 0 where something hides it there. */
  readonly seen: Uint8Array;
}

interface InBetweenOptions {
  /** 0..1, how far the moment is from the first key frame to the second. */
  readonly share: number;
  /** What is behind the person at that moment. */
  readonly background: RgbImage;
  /** How far a person reaches beyond the puppet, pixels. */
  readonly rimPx: number;
}

/**
 * A frame between two generated ones. The puppet, which is known in all three poses, says where each
 * spot of the person was and will be, so limbs swing in their arcs however fast, and what one key
 * frame hides is taken from the other. No optical flow: behind this motion it gained nothing.
 * @param motion from the frame between to the key frame before it, and to the one after
 */
export function drawInBetween(
  motion: PoseMotion,
  [before, after]: readonly [KeyFrame, KeyFrame],
  { share, background, rimPx }: InBetweenOptions,
): RgbImage {
  const guides = guidingPixels(motion, rimPx);
  const first = moveKey(before, motion, motion.places[0]!, guides);
  const second = moveKey(after, motion, motion.places[1]!, guides);
  return mix([first, second], background, share);
}

/** For each pixel that of the puppet with which it moves, itself or one nearby; -1 is background. */
function guidingPixels({ layers, width, height }: PoseMotion, rimPx: number): Int32Array {
  const nearest = nearestInside(layers, { width, height });
  for (let at = 0; at < nearest.length; at++) {
    const guide = nearest[at]!;
    if (guide >= 0 && squaredDistance(at, guide, width) > rimPx ** 2) nearest[at] = -1;
  }
  return nearest;
}

function moveKey(
  key: KeyFrame,
  { layers, width, height }: PoseMotion,
  places: PlaceMap,
  guides: Int32Array,
): MovedKey {
  const colours = new Float32Array(layers.length * 4);
  const seen = new Uint8Array(layers.length);
  for (let at = 0; at < layers.length; at++) {
    const guide = guides[at]!;
    if (guide < 0) continue;
    const [row, guideRow] = [(at / width) | 0, (guide / width) | 0];
    const x = places[guide * 2]! + (at - row * width) - (guide - guideRow * width);
    const y = places[guide * 2 + 1]! + row - guideRow;
    sample(key, x, y, colours, at * 4);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const there = key.layers[(y | 0) * width + (x | 0)]!;
    if (there === layers[guide] || there === 0) seen[at] = 1;
  }
  return { colours, seen };
}

/** Colour and alpha at a place between pixels, whose centres are at +0.5; bilinear. */
function sample(
  { image, matte }: KeyFrame,
  x: number,
  y: number,
  into: Float32Array,
  to: number,
): void {
  const { width, height, data } = image;
  const left = Math.min(Math.max(x - 0.5, 0), width - 1.001);
  const top = Math.min(Math.max(y - 0.5, 0), height - 1.001);
  const [column, row] = [left | 0, top | 0];
  const [fx, fy] = [left - column, top - row];
  const a = row * width + column;
  const [p, q] = [a * 3, (a + width) * 3];
  const [nw, ne, sw, se] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  for (let c = 0; c < 3; c++)
    into[to + c] =
      nw * data[p + c]! + ne * data[p + c + 3]! + sw * data[q + c]! + se * data[q + c + 3]!;
  const alpha = matte.data;
  into[to + 3] =
    (nw * alpha[a]! + ne * alpha[a + 1]! + sw * alpha[a + width]! + se * alpha[a + width + 1]!) /
    255;
}

/** Each key frame counts by how near in time it is, where it shows the spot and how much of the person. */
function mix(
  [first, second]: readonly [MovedKey, MovedKey],
  background: RgbImage,
  share: number,
): RgbImage {
  const data = background.data.slice();
  for (let at = 0; at < first.seen.length; at++) {
    const [alphaOne, alphaTwo] = [first.colours[at * 4 + 3]!, second.colours[at * 4 + 3]!];
    if (alphaOne + alphaTwo === 0) continue;
    const hidden = first.seen[at] === 0 && second.seen[at] === 0;
    const one = hidden || first.seen[at] === 1 ? 1 - share : 0;
    const two = hidden || second.seen[at] === 1 ? share : 0;
    const total = one * alphaOne + two * alphaTwo;
    if (total === 0) continue;
    const alpha = total / (one + two);
    const [u, v] = [(one * alphaOne) / total, (two * alphaTwo) / total];
    for (let c = 0; c < 3; c++) {
      const colour = u * first.colours[at * 4 + c]! + v * second.colours[at * 4 + c]!;
      const behind = data[at * 3 + c]!;
      data[at * 3 + c] = behind + alpha * (colour - behind) + 0.5;
    }
  }
  return { ...background, data };
}
