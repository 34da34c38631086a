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

/** From the middle of the shoulders (0) to the mouth (1): where the trunk ends. */
const NECK = [0, 0.4] as const;
/**
 * From the middle of the shoulders, as far as to the mouth (1): where a collar ends. It goes with the head, and a print on the chest
 * is bent from where the one ends to where the other is: the shorter the way, the worse.
 */
const COLLAR = [0.1, 0.8] as const;
/** From the middle of the shoulders (0) to that of the hips (1): where the trunk of a half body ends, whose legs nobody sees to their end. */
const WAIST = [0.7, 0.9] as const;
/** From the shoulder (0) to the elbow (1): where an arm ends. */
const SLEEVE = [0.4, 0.7] as const;
/** From the knee (0) to the ankle (1): where a leg ends. */
const SHIN = [0.75, 0.95] as const;
/** Lengths of the trunk from the puppet: so far beside it all of it ends. */
const BESIDE = [0.06, 0.12] as const;

/** Pixels of the view from a puppet beyond which nothing is of its body. */
export function bodyReach(puppet: Puppet, view: View): number {
  return BESIDE[1] * puppet.torso * view.scale;
}

interface BodyOptions {
  /** Whether the collar is of it too. Default: no, it goes with the head. */
  readonly collar?: boolean;
  readonly map: SourceMap;
  /** [H,W] the puppet's pixel nearest to each; -1: none. */
  readonly nearest: Int32Array;
  readonly view: View;
}

/**
 * [H,W] 0…1: how much a pixel of a posed puppet, or beside it, is of its body: trunk, legs and the upper half of the arms, without
 * head, forearms, hands and feet; of a half body without legs.
 */
export function withinBody(
  puppet: Puppet,
  { collar = false, map, nearest, view }: BodyOptions,
): Float32Array {
  const joints = placesInView(Float64Array.from(puppet.rest), view);
  const at = (joint: number): Point => [joints[joint * 2]!, joints[joint * 2 + 1]!];
  const shares = sharesOf(puppet, at, collar);
  const byNumber = SOURCE_LAYERS.map((name) => shares[name]);
  const [least, most] = BESIDE.map((share) => share * puppet.torso * view.scale) as [
    number,
    number,
  ];
  const { layers, places, width } = map;
  const within = new Float32Array(layers.length);
  for (let pixel = 0; pixel < within.length; pixel++) {
    const from = nearest[pixel]!;
    const share = from < 0 ? undefined : byNumber[layers[from]! - 1];
    if (!share) continue;
    const square = squaredDistance(pixel, from, width);
    if (square >= most * most) continue;
    const beside = ramp(Math.sqrt(square), least, most);
    within[pixel] = share(places[from * 2]!, places[from * 2 + 1]!) * (1 - beside);
  }
  return within;
}

/** By a place of the unmoved photo. */
type Share = (x: number, y: number) => number;

function sharesOf(
  { half, layers }: Puppet,
  at: (joint: number) => Point,
  collar: boolean,
): Partial<Record<LayerName, Share>> {
  const until = (way: Segment, [full, none]: readonly [number, number]): Share => {
    const along = alongLine(way);
    return (x, y) => 1 - ramp(along(x, y), full, none);
  };
  const near = (joint: number, unit: number, [full, none]: readonly [number, number]): Share => {
    const [jx, jy] = at(joint);
    // Math.hypot is ten times slower, and this is asked for every pixel.
    return (x, y) => 1 - ramp(Math.sqrt((x - jx) ** 2 + (y - jy) ** 2) / unit, full, none);
  };
  const neck = at(EXTRA.neck);
  const mouth = mix(at(BODY.mouthLeft), at(BODY.mouthRight), 0.5);
  const below = until([neck, mouth], NECK);
  const about = near(EXTRA.neck, Math.hypot(mouth[0] - neck[0], mouth[1] - neck[1]), COLLAR);
  const torso: Share = collar ? below : (x, y) => below(x, y) * (1 - about(x, y));
  const left: Segment = [at(BODY.leftShoulder), at(BODY.leftElbow)];
  const right: Segment = [at(BODY.rightShoulder), at(BODY.rightElbow)];
  // The places of an arm with the picture of the other one lie on that.
  const isMirrored = (arm: LayerName) => layers.some((l) => l.name === arm && l.mirrored);
  const arms = {
    leftArm: until(isMirrored('leftArm') ? right : left, SLEEVE),
    rightArm: until(isMirrored('rightArm') ? left : right, SLEEVE),
  };
  if (half) {
    const above = until([neck, at(EXTRA.pelvis)], WAIST);
    return { ...arms, torso: (x, y) => above(x, y) * torso(x, y) };
  }
  return {
    ...arms,
    torso,
    leftLeg: until([at(BODY.leftKnee), at(BODY.leftAnkle)], SHIN),
    rightLeg: until([at(BODY.rightKnee), at(BODY.rightAnkle)], SHIN),
  };
}

/** How far along the way from its beginning (0) to its end (1) a place lies, to either side. */
function alongLine([[ax, ay], [bx, by]]: Segment): Share {
  const [dx, dy] = [bx - ax, by - ay];
  const square = Math.max(dx * dx + dy * dy, 1);
  return (x, y) => ((x - ax) * dx + (y - ay) * dy) / square;
}
