import { type Channels, channelAt, type TrackKey, vectorAt } from './channels.ts';
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
import { safeHint, solveTwoBones } from './two-bone-ik.ts';
import { add, cross, length, scale, subtract, type Vec3 } from './vector.ts';

type Placed = ReadonlyMap<JointName, PlacedJoint>;

const RELAXED = [12, 18, 22, 26, 30];
const HANGING: HandPlace = { anchor: 'shoulder', at: [0.2, -0.95, 0.1], elbow: [1, -0.2, -0.6] };

/** Rotations of one arm and its fingers, so that the hand is where the dance wants it. */
export function solveArm(
  moment: DanceMoment,
  side: Side,
  placed: Placed,
): Partial<Record<JointName, Rotation>> {
  const sign = side === 'left' ? 1 : -1;
  const clavicle = placed.get(`${side}Clavicle`)!.rotation;
  const shoulder = placed.get(`${side}UpperArm`)!.position;
  const target = handTarget(moment, side, placed);
  const hint = elbowHint(moment, side, placed, subtract(target, shoulder));
  const { middle, end, hinge } = solveTwoBones(
    { root: shoulder, upper: BONE_LENGTH.upperArm, lower: BONE_LENGTH.forearm },
    target,
    hint,
  );
  const upper = armRotation(shoulder, middle, BONE_LENGTH.upperArm, hinge, sign);
  const fore = armRotation(middle, end, BONE_LENGTH.forearm, hinge, sign);
  return {
    [`${side}UpperArm`]: compose(inverse(clavicle), upper),
    [`${side}Forearm`]: compose(inverse(upper), fore),
    [`${side}Hand`]: handRotation(moment, side, sign),
    ...fingerRotations(moment, side, sign),
  };
}

/** The wrist in the world: the keys' places as they are at this moment, and a smooth arc through them. */
function handTarget({ channels, beat }: DanceMoment, side: Side, placed: Placed): Vec3 {
  const shoulder = placed.get(`${side}UpperArm`)!.position;
  const keys = handKeys(channels, side);
  const track: TrackKey<readonly number[]>[] = keys.map((key) => {
    const reach = subtract(placeInWorld(key.value, side, placed), shoulder);
    return { beat: key.beat, value: [...reach, length(reach)] };
  });
  const [x, y, z, reach] = vectorAt(track, channels.beats, beat) as [
    number,
    number,
    number,
    number,
  ];
  const chord = Math.hypot(x, y, z);
  // Between far points the hand swings round the shoulder instead of cutting through it.
  const swing = Math.min(1, chord / Math.max(0.4 * reach, 1e-6));
  return add(shoulder, scale([x, y, z], 1 + swing * swing * (reach / Math.max(chord, 1e-6) - 1)));
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

function elbowHint(moment: DanceMoment, side: Side, placed: Placed, reach: Vec3): Vec3 {
  const { channels } = moment;
  const track = handKeys(channels, side).map(({ beat, value }) => ({ beat, value: value.elbow }));
  const [out, up, forward] = vectorAt(track, channels.beats, laggedBeat(moment, 'elbow')) as [
    number,
    number,
    number,
  ];
  const sign = side === 'left' ? 1 : -1;
  const hint = rotate(placed.get('chest')!.rotation, [out * sign, up, forward]);
  return safeHint(hint, [sign * 0.5, 0, -1], reach);
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
  const track = channels.fingers[side];
  const curls = track.length === 0 ? RELAXED : vectorAt(track, channels.beats, beat);
  return Object.fromEntries(
    FINGERS.flatMap((finger, i) => {
      const bend = turnAbout('Z', -sign * curls[i]!);
      return ([1, 2, 3] as const).map((joint) => [fingerJoint(side, finger, joint), bend]);
    }),
  );
}

function handKeys(channels: Channels, side: Side): readonly TrackKey<HandPlace>[] {
  const keys = channels.hands[side];
  return keys.length > 0 ? keys : [{ beat: 0, value: HANGING }];
}

/** An arm bone reaches along its own x (the right arm: against it); z is the hinge of the elbow. */
function armRotation(from: Vec3, to: Vec3, bone: number, hinge: Vec3, sign: number): Rotation {
  const x = scale(subtract(to, from), sign / bone);
  const y = scale(hinge, sign);
  return fromAxes(x, y, cross(x, y));
}
