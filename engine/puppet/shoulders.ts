import { BODY } from '../core/landmarks.ts';
import { squaredDistance } from '../core/nearest.ts';
import type { View } from '../core/view.ts';
import { mix, type Point, ramp, type Segment } from './geometry.ts';
import type { LayerName } from './layer-plan.ts';
import { SOURCE_LAYERS } from './pose-motion.ts';
import type { Puppet } from './puppet.ts';
import { EXTRA } from './skeleton.ts';
import type { SourceMap } from './source-map.ts';
import { placesInView } from './view.ts';

/** Lengths of the trunk from a shoulder's joint: where on the trunk they end. Prints on a chest would be seen twice. */
const ARMPIT = [0.1, 0.24] as const;
/** From the middle of the shoulders (0) to the mouth (1): where they end. */
const NECK = [0, 0.4] as const;
/** From the shoulder (0) to the elbow (1): where they end. */
const SLEEVE = [0.4, 0.7] as const;
/** Lengths of the trunk from the puppet: so far beside it they end. */
const BESIDE = [0.06, 0.12] as const;

/** Pixels of the view from a puppet beyond which nothing is of its shoulders. */
export function shouldersReach(puppet: Puppet, view: View): number {
  return BESIDE[1] * puppet.torso * view.scale;
}

interface ShouldersOptions {
  readonly map: SourceMap;
  /** [H,W] the puppet's pixel nearest to each; -1: none. */
  readonly nearest: Int32Array;
  readonly view: View;
}

/**
 * [H,W] 0…1: how much a pixel of a posed puppet, or beside it, is of its shoulders: armpits and sleeves,
 * where trunk and arms are sewn together, and cloth tears when an arm is raised.
 */
export function shouldersOf(
  puppet: Puppet,
  { map, nearest, view }: ShouldersOptions,
): Float32Array {
  const joints = placesInView(Float64Array.from(puppet.rest), view);
  const at = (joint: number): Point => [joints[joint * 2]!, joints[joint * 2 + 1]!];
  const mouth = mix(at(BODY.mouthLeft), at(BODY.mouthRight), 0.5);
  const head = alongLine([at(EXTRA.neck), mouth]);
  const trunk = puppet.torso * view.scale;
  const arm = (shoulder: number, elbow: number) => {
    const along = alongLine([at(shoulder), at(elbow)]);
    return (x: number, y: number) => 1 - ramp(along(x, y), SLEEVE[0], SLEEVE[1]);
  };
  const near = (shoulder: number) => {
    const [jx, jy] = at(shoulder);
    const [from, to] = ARMPIT;
    // Math.hypot is ten times slower, and this is asked for every pixel.
    return (x: number, y: number) =>
      1 - ramp(Math.sqrt((x - jx) ** 2 + (y - jy) ** 2) / trunk, from, to);
  };
  const [left, right] = [near(BODY.leftShoulder), near(BODY.rightShoulder)];
  const shares: Partial<Record<LayerName, Share>> = {
    torso: (x, y) => Math.max(left(x, y), right(x, y)) * (1 - ramp(head(x, y), NECK[0], NECK[1])),
    leftArm: arm(BODY.leftShoulder, BODY.leftElbow),
    rightArm: arm(BODY.rightShoulder, BODY.rightElbow),
  };
  const byNumber = SOURCE_LAYERS.map((name) => shares[name]);
  const [least, most] = BESIDE.map((share) => share * trunk) as [number, number];
  const { layers, places, width } = map;
  const shoulders = new Float32Array(layers.length);
  for (let pixel = 0; pixel < shoulders.length; pixel++) {
    const from = nearest[pixel]!;
    const share = from < 0 ? undefined : byNumber[layers[from]! - 1];
    if (!share) continue;
    const square = squaredDistance(pixel, from, width);
    if (square >= most * most) continue;
    const beside = ramp(Math.sqrt(square), least, most);
    shoulders[pixel] = share(places[from * 2]!, places[from * 2 + 1]!) * (1 - beside);
  }
  return shoulders;
}

/** By a place of the unmoved photo. */
type Share = (x: number, y: number) => number;

/** How far along the way from its beginning (0) to its end (1) a place lies, to either side. */
function alongLine([[ax, ay], [bx, by]]: Segment): Share {
  const [dx, dy] = [bx - ax, by - ay];
  const square = Math.max(dx * dx + dy * dy, 1);
  return (x, y) => ((x - ax) * dx + (y - ay) * dy) / square;
}
