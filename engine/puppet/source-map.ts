import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import { type DepthOrder, FLAT_ORDER } from './depth-order.ts';
import type { LayerName } from './layer-plan.ts';
import type { Grid } from './mask.ts';
import { poseLayers } from './posed-layers.ts';
import type { Puppet } from './puppet.ts';
import { type DrawSpan, rasterise } from './rasterise.ts';
import { jointsOf } from './skeleton.ts';
import type { Texture } from './texture.ts';
import { placesInView } from './view.ts';

/** Layers by their numbers in a source map, from 1 on. */
export const SOURCE_LAYERS: readonly LayerName[] = [
  'torso',
  'head',
  'leftArm',
  'rightArm',
  'leftLeg',
  'rightLeg',
];

/** Where a posed puppet takes its pixels from. */
export interface SourceMap extends Grid {
  /** [h,w,2] x, y in pixels of the view of the unmoved photo, pixel centres at +0.5; 0 beside the puppet. */
  readonly places: Float32Array;
  /** [h,w] of the layer in front: 1 + its index in `SOURCE_LAYERS`; 0 beside the puppet. */
  readonly layers: Uint8Array;
}

/** Half of a layer's texel, of 255: what covers less shows mostly what is behind. */
export const COVERS = 127.5;

/**
 * For each pixel of `renderFrame` the place in the photo that it shows, as the mesh has it. A
 * made-up part of a layer lies where the photo shows what covered it.
 */
export function drawSources(
  puppet: Puppet,
  pose: PoseFrame,
  view: View,
  order: DepthOrder = FLAT_ORDER,
): SourceMap {
  const { width, height, scale } = view;
  const places = new Float32Array(width * height * 2);
  const layers = new Uint8Array(width * height);
  for (const { layer, places: posed } of poseLayers(puppet, jointsOf(pose.body), order)) {
    const { mesh, texture } = layer;
    const number = SOURCE_LAYERS.indexOf(layer.name) + 1;
    const texels = mesh.places.map((p, i) => p - (i % 2 === 0 ? texture.left : texture.top));
    const screen = placesInView(posed, view);
    const draw: DrawSpan = (start, count, u, v, du, dv) => {
      for (let k = 0; k < count; k++) {
        const [at, left, top] = [start + k, u + k * du, v + k * dv];
        if (alphaAt(texture, left, top) < COVERS) continue;
        layers[at] = number;
        places[at * 2] = scale * (left + 0.5 + texture.left) + view.x;
        places[at * 2 + 1] = scale * (top + 0.5 + texture.top) + view.y;
      }
    };
    rasterise(view, { triangles: mesh.triangles, screen, texels }, draw);
  }
  return { width, height, places, layers };
}

/** Of the nearest texel, 0…255. */
export function alphaAt({ levels, width, height }: Texture, u: number, v: number): number {
  const x = Math.min(Math.max(Math.round(u), 0), width - 1);
  const y = Math.min(Math.max(Math.round(v), 0), height - 1);
  return levels[0]!.data[(y * width + x) * 4 + 3]!;
}
