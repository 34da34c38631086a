import { createGrayImage, createRgbImage, type GrayImage, type RgbImage } from '../core/image.ts';
import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import type { DepthOrder } from './depth-order.ts';
import type { Puppet } from './puppet.ts';
import { drawOver } from './render-frame.ts';

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
  const colour = createRgbImage(view.width, view.height);
  const through = new Uint8Array(view.width * view.height).fill(255);
  drawOver({ ...colour, through }, puppet, pose, view, order);
  const cover = createGrayImage(view.width, view.height);
  for (let at = 0; at < through.length; at++) cover.data[at] = 255 - through[at]!;
  return { colour, cover };
}
