import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import { type DepthOrder, FLAT_ORDER } from './depth-order.ts';
import type { Grid } from './mask.ts';
import { drawLayersMotion, type PlaceMap } from './pose-motion.ts';
import { poseLayers } from './posed-layers.ts';
import type { Puppet } from './puppet.ts';
import { jointsOf } from './skeleton.ts';

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
  const posed = poseLayers(puppet, jointsOf(pose.body), order);
  const unmoved = posed.map(({ layer }) => Float64Array.from(layer.mesh.places));
  const { places, ...map } = drawLayersMotion(posed, [unmoved], view);
  return { ...map, places: places[0]! };
}
