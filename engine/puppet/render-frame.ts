import type { RgbImage } from '../core/image.ts';
import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import type { Canvas } from './canvas.ts';
import type { DepthOrder } from './depth-order.ts';
import { FLAT_ORDER } from './depth-order.ts';
import { type PosedLayer, poseLayers } from './posed-layers.ts';
import type { Puppet } from './puppet.ts';
import { drawTriangles } from './rasterise.ts';
import { drawContactShadows } from './shadow.ts';
import { jointsOf } from './skeleton.ts';
import { texelsOf } from './texels.ts';
import { levelFor } from './texture.ts';
import { placesInView } from './view.ts';

/**
 * Draws the puppet in a pose (pixels of the photo) over a background of the output's size.
 * `order` says which limbs lie behind, see `planDepthOrder`.
 */
export function renderFrame(
  puppet: Puppet,
  pose: PoseFrame,
  view: View,
  background: RgbImage,
  out: RgbImage,
  order: DepthOrder = FLAT_ORDER,
): void {
  out.data.set(background.data);
  drawOver(out, puppet, pose, view, order);
}

/** Draws it over what a canvas shows already. */
export function drawOver(
  out: Canvas,
  puppet: Puppet,
  pose: PoseFrame,
  view: View,
  order: DepthOrder = FLAT_ORDER,
): void {
  const joints = jointsOf(pose.body);
  drawContactShadows(out, puppet, joints, view);
  for (const posed of poseLayers(puppet, joints, order)) drawLayer(out, posed, view);
}

function drawLayer(out: Canvas, { layer, places }: PosedLayer, view: View): void {
  const { mesh, texture } = layer;
  const { level, step } = levelFor(view);
  const texels = texelsOf(layer, step);
  const screen = placesInView(places, view);
  drawTriangles(out, { triangles: mesh.triangles, screen, texels }, texture.levels[level]!);
}
