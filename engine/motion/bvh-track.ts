import { BODY, BODY_COUNT } from '../core/landmarks.ts';
import type { PoseTrack } from '../core/pose-track.ts';
import type { Bvh, BvhJoint } from './bvh.ts';
import { compose, IDENTITY, type Rotation, rotate, turnAbout } from './rotation.ts';
import { add, cross, length, normalize, scale, subtract, type Vec3 } from './vector.ts';

/**
 * Names of the joints we need, without prefix, case, spaces and punctuation, as CMU, Mixamo,
 * MakeHuman, Poser and Rokoko files write them. `L` and `R` stand for the side.
 */
const NAMES = {
  head: ['head'],
  shoulder: ['Larm', 'Lupperarm', 'upperarmL', 'upperarm01L', 'Lshldr', 'Lshoulder', 'LuparmL'],
  elbow: ['Lforearm', 'Llowerarm', 'lowerarmL', 'lowerarm01L', 'Lelbow', 'forearmL'],
  wrist: ['Lhand', 'handL', 'wristL', 'Lwrist'],
  hip: ['Lupleg', 'Lthigh', 'thighL', 'upperlegL', 'upperleg01L', 'Lupperleg', 'Lhip'],
  knee: ['Lleg', 'Lshin', 'shinL', 'lowerlegL', 'lowerleg01L', 'Llowerleg', 'Lknee', 'Llowleg'],
  ankle: ['Lfoot', 'footL', 'Lankle'],
  toe: ['Ltoebase', 'Ltoe', 'toeL', 'toe11L', 'toebaseL', 'Ltoes'],
} as const;
type Part = keyof typeof NAMES;

type Sided = 'left' | 'right';
/** The face and what hangs off the hands, in head sizes and forearm lengths, from a usual adult. */
const HEAD_IN_TORSO = 0.24;
const HAND_IN_FOREARM = 0.36;

/**
 * A recording as a driver: landmarks seen from where its person faces in the first frame, y down, in
 * the file's unit.
 * @throws Error naming the joint that none of the known naming schemes finds
 */
export function bvhTrack(bvh: Bvh): PoseTrack {
  const find = jointFinder(bvh.joints);
  const frames = bvh.frames.map((frame) => placeJoints(bvh.joints, frame));
  const first = frames[0];
  const view = first === undefined ? IDENTITY : frontView(first, find);
  return {
    fps: 1 / bvh.frameSeconds,
    frames: frames.map((places) => {
      const seen = places.map((place) => rotate(view, place));
      return { body: landmarks((part, side) => seen[find(part, side)]!) };
    }),
  };
}

type Find = (part: Part, side: Sided) => number;

function jointFinder(joints: readonly BvhJoint[]): Find {
  const byName = new Map(joints.map(({ name }, index) => [plainName(name), index]));
  return find;

  function find(part: Part, side: Sided): number {
    for (const pattern of NAMES[part]) {
      for (const word of [side, side[0]!]) {
        const index = byName.get(plainName(pattern.replace('L', word)));
        if (index !== undefined) return index;
      }
    }
    if (part === 'toe') return find('ankle', side);
    throw new Error(`BVH: no joint for the ${side} ${part}`);
  }
}

function plainName(name: string): string {
  return name
    .replace(/^.*:/, '')
    .toLowerCase()
    .replace(/^mixamorig\d*/, '')
    .replace(/[^a-z0-9]/g, '');
}

function placeJoints(joints: readonly BvhJoint[], frame: Float64Array): Vec3[] {
  const places: Vec3[] = [];
  const rotations: Rotation[] = [];
  let at = 0;
  joints.forEach(({ parent, offset, channels }) => {
    const position = [...offset] as [number, number, number];
    const turns: Rotation[] = [];
    for (const channel of channels) {
      const value = frame[at++]!;
      const axis = channel[0] as 'X' | 'Y' | 'Z';
      if (channel.endsWith('rotation')) turns.push(turnAbout(axis, value));
      // A position replaces the offset: that is how every common exporter means it.
      else position['XYZ'.indexOf(axis) as 0 | 1 | 2] = value;
    }
    const base = parent === null ? IDENTITY : rotations[parent]!;
    rotations.push(compose(base, ...turns));
    places.push(parent === null ? position : add(places[parent]!, rotate(base, position)));
  });
  return places;
}

/** The turn about the vertical that makes the first frame face the camera. */
function frontView(places: readonly Vec3[], find: Find): Rotation {
  const across = subtract(places[find('hip', 'left')]!, places[find('hip', 'right')]!);
  return turnAbout('Y', (Math.atan2(across[2], across[0]) * 180) / Math.PI);
}

function landmarks(at: (part: Part, side: Sided) => Vec3): Float32Array {
  const body = new Float32Array(BODY_COUNT * 4);
  const pelvis = scale(add(at('hip', 'left'), at('hip', 'right')), 0.5);
  const put = (index: number, [x, y, z]: Vec3) => body.set([x, -y, pelvis[2] - z, 1], index * 4);
  const neck = scale(add(at('shoulder', 'left'), at('shoulder', 'right')), 0.5);
  const torso = length(subtract(neck, pelvis));
  putFace(put, at, torso, normalize(subtract(at('head', 'left'), neck)));
  for (const side of ['left', 'right'] as const) {
    put(BODY[`${side}Shoulder`], at('shoulder', side));
    put(BODY[`${side}Elbow`], at('elbow', side));
    put(BODY[`${side}Wrist`], at('wrist', side));
    putPalm(put, at, side);
    put(BODY[`${side}Hip`], at('hip', side));
    put(BODY[`${side}Knee`], at('knee', side));
    put(BODY[`${side}Ankle`], at('ankle', side));
    put(BODY[`${side}Heel`], add(at('ankle', side), [0, -0.1 * torso, -0.08 * torso]));
    const toe = length(subtract(at('toe', side), at('ankle', side)));
    // Files without toes end at the ankle.
    const stub: Vec3 = toe > 0 ? [0, 0, 0] : [0, -0.1 * torso, 0.2 * torso];
    put(BODY[`${side}FootIndex`], add(at('toe', side), stub));
  }
  return body;
}

type Put = (index: number, place: Vec3) => void;
type At = (part: Part, side: Sided) => Vec3;

/** A face on the head joint: recordings know no eyes and ears. */
function putFace(put: Put, at: At, torso: number, up: Vec3): void {
  const unit = HEAD_IN_TORSO * torso;
  const left = normalize(subtract(at('shoulder', 'left'), at('shoulder', 'right')));
  const forward = cross(left, up);
  const head = at('head', 'left');
  const place = (x: number, y: number, z: number): Vec3 =>
    add(head, scale(add(add(scale(left, x), scale(up, y)), scale(forward, z)), unit));
  put(BODY.nose, place(0, 0.6, 0.95));
  for (const [sign, side] of [
    [1, 'left'],
    [-1, 'right'],
  ] as const) {
    put(BODY[`${side}EyeInner`], place(0.15 * sign, 0.9, 0.76));
    put(BODY[`${side}Eye`], place(0.27 * sign, 0.9, 0.73));
    put(BODY[`${side}EyeOuter`], place(0.38 * sign, 0.9, 0.65));
    put(BODY[`${side}Ear`], place(0.62 * sign, 0.8, 0));
    put(side === 'left' ? BODY.mouthLeft : BODY.mouthRight, place(0.2 * sign, 0.33, 0.76));
  }
}

/** Knuckles straight on from the forearm. */
function putPalm(put: Put, at: At, side: Sided): void {
  const forearm = subtract(at('wrist', side), at('elbow', side));
  const knuckles = add(at('wrist', side), scale(forearm, HAND_IN_FOREARM));
  put(BODY[`${side}Pinky`], knuckles);
  put(BODY[`${side}Index`], knuckles);
  put(BODY[`${side}Thumb`], add(at('wrist', side), scale(forearm, HAND_IN_FOREARM / 2)));
}
