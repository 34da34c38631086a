import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import { type DepthOrder, FLAT_ORDER } from './depth-order.ts';
import type { Grid } from './mask.ts';
import { covers, numberOf, type PlaceMap } from './pose-motion.ts';
import { poseLayers } from './posed-layers.ts';
import type { Puppet } from './puppet.ts';
import { rasterise } from './rasterise.ts';
import { jointsOf } from './skeleton.ts';
import { texelsOf } from './texels.ts';
import { placesInView } from './view.ts';

/** Where a posed puppet takes its pixels from. */
export interface SourceMap extends Grid {
  /** [h,w,2] in the view of the unmoved photo. */
  readonly places: PlaceMap;
  /** See `PoseMotion`. */
  readonly layers: Uint8Array;
}

/**
 * For each pixel of `renderFrame` the place in the photo that it shows, as the mesh has it: where the
 * same spot lies when nothing is moved. A made-up part of a layer lies where the photo shows what
 * covered it.
 */
export function drawSources(
  puppet: Puppet,
  pose: PoseFrame,
  view: View,
  order: DepthOrder = FLAT_ORDER,
): SourceMap {
  const { width, height, scale } = view;
  const layers = new Uint8Array(width * height);
  const places = new Float32Array(width * height * 2);
  for (const { layer, places: posed } of poseLayers(puppet, jointsOf(pose.body), order)) {
    const { mesh, texture } = layer;
    const number = numberOf(layer);
    const drawing = {
      triangles: mesh.triangles,
      screen: placesInView(posed, view),
      texels: texelsOf(layer, 1),
    };
    // A texel is a pixel of the photo, which the view moves and enlarges.
    const left = scale * (texture.left + 0.5) + view.x;
    const top = scale * (texture.top + 0.5) + view.y;
    rasterise(view, drawing, (start, count, u, v, du, dv) => {
      for (let k = 0, at = start; k < count; k++, at++) {
        const x = u + k * du;
        const y = v + k * dv;
        if (!covers(texture, x, y)) continue;
        layers[at] = number;
        places[at * 2] = scale * x + left;
        places[at * 2 + 1] = scale * y + top;
      }
    });
  }
  return { width, height, layers, places };
}
