import type { LiteSize } from '../networks/lite/lite-photo.ts';
import type { FrameParts } from './mix-frame.ts';

/** A part of the puppet that is shown as the photo has it, wherever it goes. */
export interface Piece {
  /** [H,W] 0…1 how much a pixel tells where the piece goes. */
  readonly leads: Float32Array;
  /** [H,W] 0…1 how much a pixel may show it, on the puppet and beside it. */
  readonly shown: Float32Array;
  /** [2,H,W] x, y in pixels of the photo: what of it the puppet shows there, or would if it went on. */
  readonly places: Float32Array;
  /** Writes the piece's premultiplied RGBA, 0…1, at a place in pixels of the photo. */
  readonly read: (x: number, y: number, texel: Float32Array) => void;
}

/** Of the pixels that lead a piece only every second one of every second row is asked: they are much alike. */
const STRIDE = 2;
/** Fewer of these say nothing. */
const LEAST_LEADING = 20;
/** Pixels that hold as much against turning and growing as those that lead hold for it, as a share of theirs. */
const STEADINESS = 0.3;

/** From a place (x, y) that the puppet shows to the one that the network shows there: turned, resized and moved. */
interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Draws a piece of the puppet over a picture, planes [3,H,W] in −1…1, where the network has it: moved, turned and resized
 * as a whole, so that a face stays what it is.
 */
export function carryPiece(
  picture: Float32Array,
  piece: Piece,
  parts: FrameParts,
  size: LiteSize,
): void {
  const pixels = size.height * size.width;
  const way = findWay(piece, parts, size);
  if (way === null) return;
  const texel = new Float32Array(4);
  for (let at = 0; at < pixels; at++) {
    const share = piece.shown[at]!;
    if (share === 0) continue;
    const [x, y] = [piece.places[at]!, piece.places[pixels + at]!];
    piece.read(way.a * x - way.b * y + way.x, way.b * x + way.a * y + way.y, texel);
    const cover = share * texel[3]!;
    for (let i = 0, o = at; i < 3; i++, o += pixels)
      picture[o] = share * 2 * texel[i]! - cover + (1 - cover) * picture[o]!;
  }
}

/** Least squares over the pixels that lead, by how much the network takes them from photo or puppet; null: too few do. */
function findWay(
  { leads, places }: Piece,
  { flow, logits }: FrameParts,
  { height, width }: LiteSize,
): Similarity | null {
  const pixels = height * width;
  const ways: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < height; row += STRIDE)
    for (let at = row * width; at < (row + 1) * width; at += STRIDE) {
      if (leads[at] === 0) continue;
      weights.push(leads[at]! * shareKept(logits, at, pixels) ** 2);
      ways.push(places[at]!, places[pixels + at]!, flow[at]!, flow[pixels + at]!);
    }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.length < LEAST_LEADING || sum < 1) return null;
  const [mx, my, mu, mv] = [0, 1, 2, 3].map((i) => {
    const moment = weights.reduce((total, weight, n) => total + weight * ways[n * 4 + i]!, 0);
    return moment / sum;
  }) as [number, number, number, number];
  let [along, across, square] = [0, 0, 0];
  for (const [n, weight] of weights.entries()) {
    const [x, y] = [ways[n * 4]! - mx, ways[n * 4 + 1]! - my];
    const [u, v] = [ways[n * 4 + 2]! - mu, ways[n * 4 + 3]! - mv];
    along += weight * (x * u + y * v);
    across += weight * (x * v - y * u);
    square += weight * (x * x + y * y);
  }
  const held = (1 + STEADINESS) * Math.max(square, 1e-6);
  const [a, b] = [1 + along / held, across / held];
  return { a, b, x: mx + mu - (a * mx - b * my), y: my + mv - (b * mx + a * my) };
}

/** Of a pixel, how much comes from the photo or the puppet. */
function shareKept(logits: Float32Array, at: number, pixels: number): number {
  const each = [0, 1, 2, 3].map((part) => logits[part * pixels + at]!);
  const most = Math.max(...each);
  const [photo, puppet, made, behind] = each.map((logit) => Math.exp(logit - most)) as [
    number,
    number,
    number,
    number,
  ];
  return (photo + puppet) / (photo + puppet + made + behind);
}
