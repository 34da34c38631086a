import { expect, test } from 'vitest';
import type { Extent } from '../../engine/core/extent.ts';
import { BODY } from '../../engine/core/landmarks.ts';
import { nearestInside } from '../../engine/core/nearest.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { withinExtent } from '../../engine/puppet/extent.ts';
import { EXTRA, jointsOf, torsoLength } from '../../engine/puppet/skeleton.ts';
import { drawSources } from '../../engine/puppet/source-map.ts';
import { drawPerson } from './drawn-person.ts';

const person = drawPerson();
const view = { scale: 1, x: 0, y: 0, width: 240, height: 400 };
const puppet = buildPuppet(person);
const map = drawSources(puppet, { body: person.body }, view);
const nearest = nearestInside(map.layers, map);
const joints = jointsOf(person.body);
const EXTENTS = ['shoulders', 'body'] as const;
const within = Object.fromEntries(
  EXTENTS.map((extent) => [extent, withinExtent(puppet, { extent, map, nearest, view })]),
) as Record<Extent, Float32Array>;
const BOTH_SIDES = [
  [BODY.leftShoulder, BODY.leftElbow, BODY.leftKnee, BODY.leftAnkle],
  [BODY.rightShoulder, BODY.rightElbow, BODY.rightKnee, BODY.rightAnkle],
] as const;

function at(extent: Extent, x: number, y: number): number {
  return within[extent][Math.floor(y) * view.width + Math.floor(x)]!;
}

function between(extent: Extent, from: number, to: number, share: number): number {
  const [x, y] = [0, 1].map(
    (i) => joints[from * 2 + i]! + share * (joints[to * 2 + i]! - joints[from * 2 + i]!),
  ) as [number, number];
  return at(extent, x, y);
}

const half = (share: number) => share > 0.3 && share < 0.7;

test.each(EXTENTS)(
  '%s: shoulders and the upper half of a sleeve are in it, on both sides',
  (extent) => {
    for (const [shoulder, elbow] of BOTH_SIDES) {
      expect(between(extent, shoulder, elbow, 0)).toBe(1);
      expect(between(extent, shoulder, elbow, 0.3)).toBe(1);
      expect(between(extent, shoulder, elbow, 0.55)).toSatisfy(half);
    }
  },
);

test.each(EXTENTS)('%s: head, forearms, hands and feet are not', (extent) => {
  const outside = [BODY.nose, BODY.leftElbow, BODY.rightWrist, BODY.leftAnkle, BODY.rightAnkle];
  for (const joint of outside) expect(between(extent, joint, joint, 0)).toBe(0);
});

test('the collar goes with the head, unless it is asked for', () => {
  const whole = withinExtent(puppet, { extent: 'body', collar: true, map, nearest, view });
  const [x, y] = [joints[EXTRA.neck * 2]!, joints[EXTRA.neck * 2 + 1]!];
  const shares = [2, 14].map((below) => Math.floor(y + below) * view.width + Math.floor(x));
  expect(shares.map((pixel) => within.body[pixel])).toEqual([0, 1]);
  expect(shares.map((pixel) => whole[pixel])).toEqual([1, 1]);
});

test('of the body are the whole trunk and the legs, which fade along the shin', () => {
  for (const share of [0.4, 0.8]) {
    expect(between('body', EXTRA.neck, EXTRA.pelvis, share)).toBe(1);
    expect(between('shoulders', EXTRA.neck, EXTRA.pelvis, share)).toBe(0);
  }
  for (const [, , knee, ankle] of BOTH_SIDES) {
    expect(between('body', knee, ankle, 0)).toBe(1);
    expect(between('body', knee, ankle, 0.85)).toSatisfy(half);
    expect(between('shoulders', knee, ankle, 0)).toBe(0);
  }
});

test.each(EXTENTS)(
  '%s: it ends a little beside the puppet, and where none is, there is none',
  (extent) => {
    const [x, y] = [joints[BODY.leftShoulder * 2]!, joints[BODY.leftShoulder * 2 + 1]!];
    expect(at(extent, x, y - 0.4 * torsoLength(joints))).toBe(0);
    const nobody = { ...map, layers: new Uint8Array(map.layers.length) };
    const nowhere = nearestInside(nobody.layers, nobody);
    const options = { extent, map: nobody, nearest: nowhere, view };
    expect(withinExtent(puppet, options).some(Boolean)).toBe(false);
  },
);
