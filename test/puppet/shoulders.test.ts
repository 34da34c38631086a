import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import { nearestInside } from '../../engine/core/nearest.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { shouldersOf } from '../../engine/puppet/shoulders.ts';
import { EXTRA, jointsOf, torsoLength } from '../../engine/puppet/skeleton.ts';
import { drawSources } from '../../engine/puppet/source-map.ts';
import { drawPerson } from './drawn-person.ts';

const person = drawPerson();
const view = { scale: 1, x: 0, y: 0, width: 240, height: 400 };
const puppet = buildPuppet(person);
const map = drawSources(puppet, { body: person.body }, view);
const nearest = nearestInside(map.layers, map);
const shoulders = shouldersOf(puppet, { map, nearest, view });
const joints = jointsOf(person.body);

function at(x: number, y: number): number {
  return shoulders[Math.floor(y) * view.width + Math.floor(x)]!;
}

function between(from: number, to: number, share: number): number {
  const [x, y] = [0, 1].map(
    (i) => joints[from * 2 + i]! + share * (joints[to * 2 + i]! - joints[from * 2 + i]!),
  ) as [number, number];
  return at(x, y);
}

test('shoulders and the upper half of a sleeve are, on both sides', () => {
  for (const [shoulder, elbow] of [
    [BODY.leftShoulder, BODY.leftElbow],
    [BODY.rightShoulder, BODY.rightElbow],
  ] as const) {
    expect(between(shoulder, elbow, 0)).toBe(1);
    expect(between(shoulder, elbow, 0.3)).toBe(1);
  }
});

test('head, forearms, legs and the middle of the chest are not', () => {
  for (const joint of [BODY.nose, BODY.leftElbow, BODY.rightWrist, BODY.leftKnee, EXTRA.pelvis])
    expect(between(joint, joint, 0)).toBe(0);
  expect(between(EXTRA.neck, EXTRA.pelvis, 0.4)).toBe(0);
});

test('they fade along the arm', () => {
  const half = between(BODY.leftShoulder, BODY.leftElbow, 0.55);
  expect(half).toBeGreaterThan(0.3);
  expect(half).toBeLessThan(0.7);
});

test('they end a little beside the puppet, and where none is, there are none', () => {
  const [x, y] = [joints[BODY.leftShoulder * 2]!, joints[BODY.leftShoulder * 2 + 1]!];
  expect(at(x, y - 0.4 * torsoLength(joints))).toBe(0);
  const nobody = { ...map, layers: new Uint8Array(map.layers.length) };
  const nowhere = nearestInside(nobody.layers, nobody);
  expect(shouldersOf(puppet, { map: nobody, nearest: nowhere, view }).some(Boolean)).toBe(false);
});
