import { createGrayImage, createRgbImage, type GrayImage, type RgbImage } from '../core/image.ts';
import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import type { DepthOrder } from './depth-order.ts';
import type { Puppet } from './puppet.ts';
import { renderFrame } from './render-frame.ts';

/** A posed puppet without anything behind it. */
export interface LonePuppet {
  /** On black: its colours times its cover. */
  readonly colour: RgbImage;
  /** How much of a pixel it covers; its shadow on the floor covers a little too. */
  readonly cover: GrayImage;
}

/** Draws the puppet as `renderFrame` does, but apart from any background. */
export function renderAlone(
  puppet: Puppet,
  pose: PoseFrame,
  view: View,
  order?: DepthOrder,
): LonePuppet {
  const over = (shade: number) => {
    const { width, height } = view;
    const plain = createRgbImage(width, height);
    plain.data.fill(shade);
    const out = createRgbImage(width, height);
    renderFrame(puppet, pose, view, plain, out, order);
    return out;
  };
  const [colour, onWhite] = [over(0), over(255)];
  return { colour, cover: coverOf(colour, onWhite) };
}

/** What is drawn alike on black and on white is covered. */
function coverOf(onBlack: RgbImage, onWhite: RgbImage): GrayImage {
  const cover = createGrayImage(onBlack.width, onBlack.height);
  for (let i = 0; i < cover.data.length; i++) {
    cover.data[i] = 255 - (onWhite.data[i * 3 + 1]! - onBlack.data[i * 3 + 1]!);
  }
  return cover;
}
