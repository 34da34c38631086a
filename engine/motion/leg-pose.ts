import { channelAt } from './channels.ts';
import type { DanceMoment } from './dance-moment.ts';
import { compose, fromAxes, inverse, type Rotation, rotate, turnAbout } from './rotation.ts';
import {
  BONE_LENGTH,
  FOOT,
  HIP_OFFSET,
  type JointName,
  LEG_LENGTH,
  type PlacedJoint,
  type Side,
} from './skeleton.ts';
import { neighbours } from './spline.ts';
import { solveTwoBones } from './two-bone-ik.ts';
import { add, cross, scale, subtract, type Vec3 } from './vector.ts';

interface FootPlace {
  readonly ankle: Vec3;
  readonly rotation: Rotation;
  /** Toes stay flat when the heel rises. */
  readonly toes: Rotation;
  readonly turn: number;
}

const STANCE = 0.12;
const TOES_OUT = 12;
const STEP_HEIGHT = 0.05;

/** Rotations of one leg, so that its foot is where the dance wants it. */
export function solveLeg(
  moment: DanceMoment,
  side: Side,
  placed: ReadonlyMap<JointName, PlacedJoint>,
): Partial<Record<JointName, Rotation>> {
  const { channels, beat } = moment;
  const hips = placed.get('hips')!;
  const root = placed.get(`${side}Thigh`)!.position;
  const foot = footPlace(moment, side);
  const sign = side === 'left' ? 1 : -1;
  const out = channelAt(channels, `${side}Knee.out`, beat);
  const body = channelAt(channels, 'body.turn', beat);
  const forward = rotate(turnAbout('Y', body + sign * (out + foot.turn * 0.8)), [0, 0.15, 1]);
  const { middle, end, hinge } = solveTwoBones(
    { root, upper: BONE_LENGTH.thigh, lower: BONE_LENGTH.shin },
    foot.ankle,
    forward,
  );
  const thigh = legRotation(root, middle, BONE_LENGTH.thigh, hinge);
  const shin = legRotation(middle, end, BONE_LENGTH.shin, hinge);
  return {
    [`${side}Thigh`]: compose(inverse(hips.rotation), thigh),
    [`${side}Shin`]: compose(inverse(thigh), shin),
    [`${side}Foot`]: compose(inverse(shin), foot.rotation),
    [`${side}Toes`]: compose(inverse(foot.rotation), foot.toes),
  };
}

/** The greatest height of the hips at which this leg still reaches its foot. */
export function legLimit(moment: DanceMoment, side: Side, hipsX: number, hips: Rotation): number {
  const sign = side === 'left' ? 1 : -1;
  const joint = rotate(hips, [HIP_OFFSET[0] * sign, HIP_OFFSET[1], HIP_OFFSET[2]]);
  const { ankle } = footPlace(moment, side);
  const reach = LEG_LENGTH * 0.995;
  const away = Math.hypot(ankle[0] - hipsX - joint[0], ankle[2] - joint[2]);
  return ankle[1] + Math.sqrt(Math.max(0.04, reach * reach - away * away)) - joint[1];
}

/** The ankle above the ball (or, toes up, above the heel), which is what the dance places. */
function footPlace(moment: DanceMoment, side: Side): FootPlace {
  const { channels, beat } = moment;
  const sign = side === 'left' ? 1 : -1;
  const at = (name: string, rest = 0) => channelAt(channels, `${side}Foot.${name}`, beat, rest);
  const turn = at('turn', TOES_OUT);
  const heel = at('heel');
  const flat = turnAbout('Y', sign * turn);
  const rotation = compose(flat, turnAbout('Z', -sign * at('roll')), turnAbout('X', heel));
  const ball: Vec3 = [
    at('x', sign * STANCE),
    FOOT.sole + at('lift') + stepHeight(moment, side),
    FOOT.ball[2] + at('z'),
  ];
  const pivot = heel < 0 ? FOOT.heel : FOOT.ball;
  const pivotPlace = add(ball, rotate(flat, subtract(pivot, FOOT.ball)));
  return {
    ankle: subtract(pivotPlace, rotate(rotation, pivot)),
    rotation,
    toes: heel > 0 ? flat : rotation,
    turn,
  };
}

/** A foot that changes its place on the floor is lifted on the way, unless the dance glides. */
function stepHeight({ dance, channels, beat }: DanceMoment, side: Side): number {
  if (dance.glide) return 0;
  const keys = neighbours(channels.numbers.get(`${side}Foot.x`) ?? [], channels.beats, beat);
  if (keys === null) return 0;
  const [, from, to] = keys;
  const lift = (at: number) => channelAt(channels, `${side}Foot.lift`, at);
  const across = Math.abs(to.value - from.value);
  if (across < 0.01 || lift(from.beat) > 0.02 || lift(to.beat) > 0.02) return 0;
  const share = (beat - from.beat) / (to.beat - from.beat);
  return Math.min(STEP_HEIGHT, across / 2) * Math.sin(Math.PI * share) ** 2;
}

/** A leg bone points down its own y; its x is the hinge of the knee. */
function legRotation(from: Vec3, to: Vec3, bone: number, hinge: Vec3): Rotation {
  const y = scale(subtract(from, to), 1 / bone);
  // The hinge is direction × pole; seen from the front it points to the person's right.
  const x = scale(hinge, -1);
  return fromAxes(x, y, cross(x, y));
}
