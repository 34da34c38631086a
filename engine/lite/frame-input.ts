import { concatenate } from '../core/concatenate.ts';
import type { LiteSize } from '../networks/lite/lite-photo.ts';
import { encodePlaces } from './encode-places.ts';
import type { FrameGiven } from './mix-frame.ts';
import { ownPlaces } from './own-places.ts';

/** What the network is told of a frame, and what else is known of it in the network's size. */
export interface FrameTold extends FrameGiven {
  /** [H,W] which of the puppet's layers is in front, 1 to 6; 0 beside it. */
  readonly layers: Uint8Array;
  /** The pose, drawn; planes [3,H,W] in 0…1. */
  readonly pose: Float32Array;
}

/** Offsets are told in units of so many pixels, at 192 pixels of height. */
const OFFSET_PX = 32;
const LAYERS = 6;
const BLOCK = 8;

/** What the network `liteFrames` is fed of a window, beside noise, time and photo. */
export function frameInput(frames: readonly FrameTold[], size: LiteSize) {
  const own = ownPlaces(size);
  return {
    puppet: concatenate(frames.map((frame) => puppetInput(frame, own, size))),
    sources: concatenate(frames.map(({ sources }) => sources)),
    pose: concatenate(frames.map(({ pose }) => pose)),
    layers: concatenate(frames.map(({ layers }) => layerShares(layers, size))),
    places: concatenate(frames.map(({ sources }) => encodePlaces(sources, size))),
  };
}

/** [6,H,W]: the puppet on its background, its cover in −1…1, and how far away it is taken from. */
function puppetInput(
  { puppet, cover, sources }: FrameGiven,
  own: Float32Array,
  { height }: LiteSize,
): Float32Array {
  const pixels = cover.length;
  const unit = (OFFSET_PX * height) / 192;
  const input = new Float32Array(6 * pixels);
  input.set(puppet);
  for (let at = 0; at < pixels; at++) input[3 * pixels + at] = cover[at]! * 2 - 1;
  for (let i = 0; i < own.length; i++) input[4 * pixels + i] = (sources[i]! - own[i]!) / unit;
  return input;
}

/** [6,H/8,W/8] the share of each layer in each block of 8×8 pixels. */
function layerShares(layers: Uint8Array, { height, width }: LiteSize): Float32Array {
  const [rows, columns] = [height / BLOCK, width / BLOCK];
  const shares = new Float32Array(LAYERS * rows * columns);
  for (let at = 0; at < layers.length; at++) {
    const layer = layers[at]!;
    if (layer === 0) continue;
    const row = Math.floor(at / width / BLOCK);
    const column = Math.floor((at % width) / BLOCK);
    shares[((layer - 1) * rows + row) * columns + column]! += 1 / BLOCK ** 2;
  }
  return shares;
}
