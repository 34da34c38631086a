import { channelAt } from './channels.ts';
import { type DanceMoment, laggedBeat } from './dance-moment.ts';
import type { HandPlace } from './hand-places.ts';
import { compose, fromAxes, inverse, type Rotation, rotate, turnAbout } from './rotation.ts';
import {
  ARM_LENGTH,
  BONE_LENGTH,
  FINGERS,
  fingerJoint,
  type JointName,
  type PlacedJoint,
  type Side,
} from './skeleton.ts';
import { interpolateVector, type Keyed, neighbours } from './spline.ts';
import { safeHint, solveTwoBones } from './two-bone-ik.ts';
import { add, cross, length, normalize, reject, scale, subtract, type Vec3 } from './vector.ts';

type Placed = ReadonlyMap<JointName, PlacedJoint>;

const RELAXED = [12, 18, 22, 26, 30];
const HANGING: HandPlace = { anchor: 'shoulder', at: [0.2, -0.95, 0.1], elbow: [1, -0.2, -0.6] };

/** Directions of an arm's two bones, and the hinge of its elbow: unit vectors in the world. */
interface ArmShape {
  readonly upper: Vec3;
  readonly fore: Vec3;
  readonly hinge: Vec3;
}

/** Rotations of one arm and its fingers, so that the hand is where the dance wants it. */
export function solveArm(
  moment: DanceMoment,
  side: Side,
  placed: Placed,
): Partial<Record<JointName, Rotation>> {
  const sign = side === 'left' ? 1 : -1;
  const clavicle = placed.get(`${side}Clavicle`)!.rotation;
  const shape = armShape(moment, side, placed);
  const upper = armRotation(shape.upper, shape.hinge, sign);
  const fore = armRotation(shape.fore, shape.hinge, sign);
  return {
    [`${side}UpperArm`]: compose(inverse(clavicle), upper),
    [`${side}Forearm`]: compose(inverse(upper), fore),
    [`${side}Hand`]: handRotation(moment, side, sign),
    ...fingerRotations(moment, side, sign),
  };
}

/**
 * The arm between its keys. Each key is solved by inverse kinematics for the body as it stands now, so
 * a hand on a hip stays there; between keys the bones swing, so elbows neither pop nor lock.
 */
function armShape(moment: DanceMoment, side: Side, placed: Placed): ArmShape {
  const { channels, beat } = moment;
  const swing = (at: number) => {
    const keys = neighbours(channels.hands[side], channels.beats, at);
    if (keys === null) return keyShape(HANGING, side, placed);
    const solve = (key: Keyed<HandPlace>) => {
      const { upper, fore, hinge } = keyShape(key.value, side, placed);
      return { beat: key.beat, value: [...upper, ...fore, ...hinge] };
    };
    const [a, b, c, d] = keys;
    const mixed = interpolateVector([solve(a), solve(b), solve(c), solve(d)], at);
    const vector = (i: number): Vec3 => [mixed[i]!, mixed[i + 1]!, mixed[i + 2]!];
    return { upper: vector(0), fore: vector(3), hinge: vector(6) };
  };
  const { upper, hinge } = swing(beat);
  const { fore } = swing(laggedBeat(moment, 'elbow'));
  return { upper: throughFront(upper), fore: throughFront(fore), hinge };
}

function keyShape(place: HandPlace, side: Side, placed: Placed): ArmShape {
  const sign = side === 'left' ? 1 : -1;
  const root = placed.get(`${side}UpperArm`)!.position;
  const target = placeInWorld(place, side, placed);
  const [out, up, forward] = place.elbow;
  const hint = rotate(placed.get('chest')!.rotation, [out * sign, up, forward]);
  const reach = subtract(target, root);
  const { middle, end, hinge } = solveTwoBones(
    { root, upper: BONE_LENGTH.upperArm, lower: BONE_LENGTH.forearm },
    target,
    safeHint(hint, [sign * 0.5, 0, -1], reach),
  );
  return {
    upper: normalize(subtract(middle, root)),
    fore: normalize(subtract(end, middle)),
    hinge,
  };
}

/** A bone between opposite directions has none of its own: it passes in front of the body. */
function throughFront(mixed: Vec3): Vec3 {
  const missing = Math.max(0, 0.6 - length(mixed));
  return normalize(add(mixed, [0, 0, missing]));
}

function placeInWorld({ anchor, at }: HandPlace, side: Side, placed: Placed): Vec3 {
  const sign = side === 'left' ? 1 : -1;
  const [out, up, forward] = at;
  if (anchor === 'shoulder') {
    const chest = placed.get('chest')!.rotation;
    const local = scale([out * sign, up, forward], ARM_LENGTH);
    return add(placed.get(`${side}UpperArm`)!.position, rotate(chest, local));
  }
  const joint = placed.get(anchor === 'hip' ? `${side}Thigh` : 'head')!;
  const frame = placed.get(anchor === 'hip' ? 'hips' : 'head')!.rotation;
  return add(joint.position, rotate(frame, [out * sign, up, forward]));
}

/** Wrist in degrees: bend to the palm, side to the thumb, roll of the palm towards the elbow's inside. */
function handRotation(moment: DanceMoment, side: Side, sign: number): Rotation {
  const later = laggedBeat(moment, 'wrist');
  const at = (name: string) => channelAt(moment.channels, `${side}Wrist.${name}`, later);
  return compose(
    turnAbout('X', -at('roll')),
    turnAbout('Y', -sign * at('side')),
    turnAbout('Z', -sign * at('bend')),
  );
}

function fingerRotations(
  { channels, beat }: DanceMoment,
  side: Side,
  sign: number,
): Partial<Record<JointName, Rotation>> {
  const keys = neighbours(channels.fingers[side], channels.beats, beat);
  const curls = keys === null ? RELAXED : interpolateVector(keys, beat);
  return Object.fromEntries(
    FINGERS.flatMap((finger, i) => {
      const bend = turnAbout('Z', -sign * curls[i]!);
      return ([1, 2, 3] as const).map((joint) => [fingerJoint(side, finger, joint), bend]);
    }),
  );
}

/**
 * An arm bone reaches along its own x (the right arm: against it); y is the hinge of the elbow. A hinge
 * on its way to the opposite goes round by the upper side, so that the palm rolls instead of flipping.
 */
function armRotation(direction: Vec3, hinge: Vec3, sign: number): Rotation {
  const x = scale(direction, sign);
  const clear = reject(hinge, direction);
  const missing = Math.max(0, 0.7 - length(clear));
  const spare = normalize(reject([0.6, sign, 0.15 * sign], direction));
  const y = scale(normalize(add(clear, scale(spare, missing))), sign);
  return fromAxes(x, y, cross(x, y));
}
