import { solveArm } from './arm-pose.ts';
import { channelAt } from './channels.ts';
import { type DanceMoment, laggedBeat } from './dance-moment.ts';
import { legLimit, solveLeg } from './leg-pose.ts';
import { compose, inverse, mixRotations, type Rotation, rotate, turnAbout } from './rotation.ts';
import {
  forwardKinematics,
  type JointName,
  LEG_LENGTH,
  SIDES,
  type SkeletonPose,
} from './skeleton.ts';
import { add, type Vec3 } from './vector.ts';

/** Hip joints this far above the ankles: knees soft. */
const STANDING = LEG_LENGTH * 0.99;
const ANKLE_HEIGHT = 0.08;
/** Of a hip push, this share is taken back by the trunk: the head stays over the feet. */
const COUNTER = 0.65;

/** The skeleton at one beat of a dance: trunk from the keys, legs and arms by inverse kinematics. */
export function dancePose(moment: DanceMoment): SkeletonPose {
  const trunk = trunkRotations(moment);
  const hipsPosition = hipsOnLegs(moment, trunk.hips);
  const rotations: Partial<Record<JointName, Rotation>> = {
    hips: trunk.hips,
    spine: compose(inverse(trunk.hips), trunk.spine),
    chest: compose(inverse(trunk.spine), trunk.chest),
    neck: compose(inverse(trunk.chest), mixRotations(trunk.chest, trunk.head, 0.6)),
    head: compose(inverse(mixRotations(trunk.chest, trunk.head, 0.6)), trunk.head),
    leftClavicle: turnAbout('Z', channelAt(moment.channels, 'shoulders.left', moment.beat)),
    rightClavicle: turnAbout('Z', -channelAt(moment.channels, 'shoulders.right', moment.beat)),
  };
  const placed = forwardKinematics({ hips: hipsPosition, rotations });
  for (const side of SIDES) {
    Object.assign(rotations, solveLeg(moment, side, placed), solveArm(moment, side, placed));
  }
  return { hips: hipsPosition, rotations };
}

/** World rotations of the trunk. Angles in the dance are absolute, so tilted hips leave the chest level. */
function trunkRotations(
  moment: DanceMoment,
): Record<'hips' | 'spine' | 'chest' | 'head', Rotation> {
  const { channels, beat } = moment;
  const at = (path: string) => channelAt(channels, path, beat);
  const later = laggedBeat(moment, 'head');
  const headAt = (path: string) => channelAt(channels, path, later);
  const body = at('body.turn');
  // The spine bends so that the chest ends where it shall be: about 0.28 m of it turn by the angle.
  const shift = at('chest.x') - COUNTER * (at('hips.x') + sway(moment));
  const bend = (-Math.asin(Math.max(-0.6, Math.min(0.6, shift / 0.28))) * 180) / Math.PI;
  const hips = compose(turnAbout('Y', body + at('hips.turn')), turnAbout('Z', at('hips.tilt')));
  const chest = compose(
    turnAbout('Y', body + at('chest.turn')),
    turnAbout('Z', bend * 0.6 - at('chest.lean')),
    turnAbout('X', at('chest.bow')),
  );
  const spine = compose(turnAbout('Z', bend * 0.7), mixRotations(hips, chest, 0.5));
  const head = compose(
    turnAbout('Y', body + headAt('head.turn')),
    turnAbout('Z', -headAt('head.tilt') - at('chest.lean') * 0.4),
    turnAbout('X', headAt('head.nod') + overlayAt(moment, 'nod')),
  );
  return { hips, spine, chest, head };
}

/** Where the hips are: as keyed, but never so high that a foot leaves its place. */
function hipsOnLegs(moment: DanceMoment, hips: Rotation): Vec3 {
  const { channels, beat } = moment;
  const at = (path: string) => channelAt(channels, path, beat);
  const joint = rotate(hips, [0, -0.04, 0]);
  const x = at('body.x') + at('hips.x') + sway(moment);
  const wanted = ANKLE_HEIGHT + STANDING - joint[1] + at('body.y') + overlayAt(moment, 'bounce');
  const limits = SIDES.map((side) => legLimit(moment, side, x, hips));
  return add([x, 0, 0], [0, limits.reduce(softMinimum, wanted), 0]);
}

function sway(moment: DanceMoment): number {
  return overlayAt(moment, 'sway');
}

/** A steady wave; bounce dips below zero only, the others swing about it. */
function overlayAt({ dance, beat }: DanceMoment, kind: 'bounce' | 'sway' | 'nod'): number {
  const wave = dance.overlay[kind];
  if (wave === undefined) return 0;
  const swing = Math.cos(2 * Math.PI * wave.perBeat * (beat - wave.from));
  return kind === 'bounce' ? (-wave.amount * (1 + swing)) / 2 : wave.amount * swing;
}

/** The smaller of two, rounded off over a centimetre so that nothing jerks. */
function softMinimum(a: number, b: number): number {
  return (a + b - Math.hypot(a - b, 0.01)) / 2;
}
