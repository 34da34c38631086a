import { BODY, type BodyLandmarks } from '../core/landmarks.ts';
import type { View } from '../core/view.ts';
import type { ContinuedSources } from './beyond-puppet.ts';
import { clamp, length, mix, type Point, type Segment } from './geometry.ts';
import type { LayerName } from './layer-plan.ts';
import { SOURCE_LAYERS } from './pose-motion.ts';
import type { Puppet } from './puppet.ts';
import { type ReadTexture, textureReader } from './read-texture.ts';
import { EXTRA, jointsOf } from './skeleton.ts';
import type { SourceMap } from './source-map.ts';
import { placesInView } from './view.ts';

/** A part of a posed puppet that looks best as the photo shows it, wherever it goes: its head, a hand. */
export interface KeptPiece {
  /** [H,W] 0…1 how much a pixel tells where the piece goes. */
  readonly leads: Float32Array;
  /** [H,W] 0…1 how much a pixel may show it, on the puppet and beside it. */
  readonly shown: Float32Array;
  /** [2,H,W] x, y in the view of the unmoved photo: what of it the puppet shows there, or would if it went on. */
  readonly places: Float32Array;
  /** Its layer's texture, in pixels of the view. */
  readonly read: ReadTexture;
}

/** From the middle of the shoulders (0) to the mouth (1): the neck goes with the trunk, the chin with the head. */
const NECK = [0.5, 0.75] as const;
/** From the elbow (0) to the wrist (1): where the hand's own picture begins. */
const WRIST = [0.75, 0.9] as const;
/** On the same way, from where on the forearm leads the hand. */
const LEADS_FROM = 0.3;
/** Lengths of the trunk from the wrist to what may still be the hand. */
const HAND_REACH = 0.5;

/** Lengths of the trunk from the puppet to where a piece may be shown beside it. */
const BESIDE = 0.1;

/**
 * The head and both hands, those that the puppet has.
 * @param map of the puppet in the pose `body`
 * @param turned the same, continued beside it by `continueTurned`
 */
export function keptPieces(
  puppet: Puppet,
  {
    body,
    map,
    turned,
    view,
  }: {
    readonly body: BodyLandmarks;
    readonly map: SourceMap;
    readonly turned: ContinuedSources;
    readonly view: View;
  },
): KeptPiece[] {
  const joints = placesInView(Float64Array.from(jointsOf(body)), view);
  const at = (joint: number): Point => [joints[joint * 2]!, joints[joint * 2 + 1]!];
  const shoulders = at(EXTRA.neck);
  const trunk = length(shoulders, at(EXTRA.pelvis));
  const mouth = mix(at(BODY.mouthLeft), at(BODY.mouthRight), 0.5);
  const neck = alongLine([shoulders, mouth]);
  const hand = (elbow: number, wrist: number): Shape => {
    const [wx, wy] = at(wrist);
    const along = alongLine([at(elbow), [wx, wy]]);
    const isNear = (x: number, y: number) =>
      (x - wx) ** 2 + (y - wy) ** 2 < (HAND_REACH * trunk) ** 2;
    return {
      leads: (x, y) => (isNear(x, y) && along(x, y) > LEADS_FROM ? 1 : 0),
      shown: (x, y) => (isNear(x, y) ? ramp(along(x, y), WRIST) : 0),
    };
  };
  const head: Shape = { leads: () => 1, shown: (x, y) => ramp(neck(x, y), NECK) };
  const shapes: readonly [LayerName, Shape][] = [
    ['head', head],
    ['leftArm', hand(BODY.leftElbow, BODY.leftWrist)],
    ['rightArm', hand(BODY.rightElbow, BODY.rightWrist)],
  ];
  const close = { nearest: turned.nearest, most: BESIDE * trunk };
  return shapes.flatMap(([name, shape]) => {
    const texture = puppet.layers.find((layer) => layer.name === name)?.texture;
    const number = SOURCE_LAYERS.indexOf(name) + 1;
    return texture
      ? [
          {
            ...planesOf(shape, number, map, close),
            places: turned.sources,
            read: textureReader(texture, view),
          },
        ]
      : [];
  });
}

/** Weights of pixels by their places in the view. */
interface Shape {
  leads(x: number, y: number): number;
  shown(x: number, y: number): number;
}

/** @param close the puppet's pixel nearest to each, and how far from it a piece may be shown */
function planesOf(
  shape: Shape,
  number: number,
  { layers, width }: SourceMap,
  { nearest, most }: { readonly nearest: Int32Array; readonly most: number },
): Pick<KeptPiece, 'leads' | 'shown'> {
  const leads = new Float32Array(layers.length);
  const shown = new Float32Array(layers.length);
  // Not by entries(): that takes ten times as long, and this is asked for every pixel.
  for (let at = 0; at < nearest.length; at++) {
    const from = nearest[at]!;
    if (from < 0 || layers[from] !== number) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    const dx = x - (from % width);
    const dy = y - Math.floor(from / width);
    if (dx * dx + dy * dy > most * most) continue;
    shown[at] = shape.shown(x + 0.5, y + 0.5);
    if (from === at) leads[at] = shape.leads(x + 0.5, y + 0.5);
  }
  return { leads, shown };
}

/** How far along the way from its beginning (0) to its end (1) a place lies, to either side. */
function alongLine([[ax, ay], [bx, by]]: Segment): (x: number, y: number) => number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = Math.max(dx * dx + dy * dy, 1);
  return (x, y) => ((x - ax) * dx + (y - ay) * dy) / square;
}

/** 0 below, 1 above, and straight between. */
function ramp(value: number, [from, to]: readonly [number, number]): number {
  return clamp((value - from) / (to - from), 0, 1);
}
