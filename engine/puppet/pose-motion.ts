import type { PoseFrame } from '../core/pose-track.ts';
import type { View } from '../core/view.ts';
import type { DepthOrder } from './depth-order.ts';
import type { LayerName } from './layer-plan.ts';
import type { Grid } from './mask.ts';
import { type PosedLayer, poseLayers } from './posed-layers.ts';
import type { Layer, Puppet } from './puppet.ts';
import { rasterise } from './rasterise.ts';
import { jointsOf } from './skeleton.ts';
import { texelsOf } from './texels.ts';
import type { Texture } from './texture.ts';
import { placesInView } from './view.ts';

/** Layers by their numbers in a map, from 1 on. */
export const SOURCE_LAYERS: readonly LayerName[] = [
  'torso',
  'head',
  'leftArm',
  'rightArm',
  'leftLeg',
  'rightLeg',
];

/** Pixels of the view, `[x, y]` each, pixel centres at +0.5; 0 beside the puppet. */
export type PlaceMap = Float32Array;

/** Where the pixels of a posed puppet lie when it is in other poses. */
export interface PoseMotion extends Grid {
  /** [h,w] of the layer in front: 1 + its index in `SOURCE_LAYERS`; 0 beside the puppet. */
  readonly layers: Uint8Array;
  /** [h,w,2] for each of the other poses, as the meshes have it. */
  readonly places: readonly PlaceMap[];
}

/** A pose, and which of its limbs are behind. */
export interface OrderedPose {
  readonly pose: PoseFrame;
  readonly order: DepthOrder;
}

/** A layer's number in a map. */
export function numberOf({ name }: Pick<Layer, 'name'>): number {
  return SOURCE_LAYERS.indexOf(name) + 1;
}

/** For each pixel of `renderFrame` in a pose: where the same spot of the person lies in other poses. */
export function drawPoseMotion(
  puppet: Puppet,
  { pose, order }: OrderedPose,
  others: readonly PoseFrame[],
  view: View,
): PoseMotion {
  const posed = poseLayers(puppet, jointsOf(pose.body), order);
  const elsewhere = others.map(({ body }) =>
    poseLayers(puppet, jointsOf(body), order).map(({ places }) => places),
  );
  const { width, height } = view;
  const layers = new Uint8Array(width * height);
  const places = elsewhere.map(() => new Float32Array(width * height * 2));
  const owners = new Uint32Array(width * height);
  let spans = 0;
  for (const [index, layer] of posed.entries()) {
    const others = elsewhere.map((vertices) => vertices[index]!);
    spans = drawLayerMotion({ layers, places, view, owners, spans }, layer, others);
  }
  return { width, height, layers, places };
}

interface Target {
  readonly layers: Uint8Array;
  readonly places: readonly PlaceMap[];
  readonly view: View;
  /** [h,w] the number of the span that drew a pixel. */
  readonly owners: Uint32Array;
  /** So many have their numbers already. */
  readonly spans: number;
}

/** How many spans have numbers behind it. */
function drawLayerMotion(
  { layers, places, view, owners, spans }: Target,
  { layer, places: posed }: PosedLayer,
  others: readonly Float64Array[],
): number {
  const { mesh, texture } = layer;
  const number = numberOf(layer);
  const texels = texelsOf(layer, 1);
  const { triangles } = mesh;
  const screen = placesInView(posed, view);
  // The spans of a mesh come in the same order whatever it carries: their numbers tell owners.
  let last = spans;
  rasterise(view, { triangles, screen, texels }, (start, count, u, v, du, dv) => {
    last++;
    for (let k = 0; k < count; k++) {
      if (!covers(texture, u + k * du, v + k * dv)) continue;
      owners[start + k] = last;
      layers[start + k] = number;
    }
  });
  for (const [index, other] of others.entries()) {
    const there = places[index]!;
    let span = spans;
    const drawing = { triangles, screen, texels: placesInView(other, view) };
    rasterise(view, drawing, (start, count, x, y, dx, dy) => {
      span++;
      for (let k = 0; k < count; k++) {
        if (owners[start + k] !== span) continue;
        there[(start + k) * 2] = x + k * dx + 0.5;
        there[(start + k) * 2 + 1] = y + k * dy + 0.5;
      }
    });
  }
  return last;
}

/** Half of a layer's texel, of 255: what covers less shows mostly what is behind. */
const COVERS = 127.5;

/** Whether a layer hides what is behind it at a place of its texture, between the centres of texels: by the nearest. */
export function covers({ levels, width, height }: Texture, u: number, v: number): boolean {
  const x = Math.min(Math.max(Math.round(u), 0), width - 1);
  const y = Math.min(Math.max(Math.round(v), 0), height - 1);
  return levels[0]!.data[(y * width + x) * 4 + 3]! >= COVERS;
}
