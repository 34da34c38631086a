import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import { nearestInside } from '../../engine/core/nearest.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { EXTRA, jointsOf, torsoLength } from '../../engine/puppet/skeleton.ts';
import { drawSources } from '../../engine/puppet/source-map.ts';
import { withinBody } from '../../engine/puppet/within-body.ts';
import { drawPerson } from './drawn-person.ts';

const person = drawPerson();
const view = { scale: 1, x: 0, y: 0, width: 240, height: 400 };
const puppet = buildPuppet(person);
const map = drawSources(puppet, { body: person.body }, view);
const nearest = nearestInside(map.layers, map);
const joints = jointsOf(person.body);
const within = withinBody(puppet, { map, nearest, view });
const BOTH_SIDES = [
  [BODY.leftShoulder, BODY.leftElbow, BODY.leftKnee, BODY.leftAnkle],
  [BODY.rightShoulder, BODY.rightElbow, BODY.rightKnee, BODY.rightAnkle],
] as const;

const pixel = (x: number, y: number) => Math.floor(y) * view.width + Math.floor(x);

function between(from: number, to: number, share: number, of = within): number {
  const [x, y] = [0, 1].map(
    (i) => joints[from * 2 + i]! + share * (joints[to * 2 + i]! - joints[from * 2 + i]!),
  ) as [number, number];
  return of[pixel(x, y)]!;
}

const half = (share: number) => share > 0.3 && share < 0.7;

test('shoulders and the upper half of a sleeve are of it, on both sides', () => {
  for (const [shoulder, elbow] of BOTH_SIDES) {
    expect(between(shoulder, elbow, 0)).toBe(1);
    expect(between(shoulder, elbow, 0.3)).toBe(1);
    expect(between(shoulder, elbow, 0.55)).toSatisfy(half);
  }
});

test('so are the whole trunk and the legs, which fade along the shin', () => {
  for (const share of [0.4, 0.8]) expect(between(EXTRA.neck, EXTRA.pelvis, share)).toBe(1);
  for (const [, , knee, ankle] of BOTH_SIDES) {
    expect(between(knee, ankle, 0)).toBe(1);
    expect(between(knee, ankle, 0.85)).toSatisfy(half);
  }
});

test('head, forearms, hands and feet are not', () => {
  const outside = [BODY.nose, BODY.leftElbow, BODY.rightWrist, BODY.leftAnkle, BODY.rightAnkle];
  for (const joint of outside) expect(between(joint, joint, 0)).toBe(0);
});

test('nor are those of an arm that is drawn with the picture of the other one', () => {
  const good = puppet.layers.find(({ name }) => name === 'rightArm')!;
  const layers = puppet.layers.map((layer) =>
    layer.name === 'leftArm' ? { ...good, name: layer.name, mirrored: true } : layer,
  );
  const copied = { ...puppet, layers };
  const copies = drawSources(copied, { body: person.body }, view);
  const closest = nearestInside(copies.layers, copies);
  // Its own arm is held out to the side.
  const rest = puppet.rest.slice();
  for (const [axis, offset] of [40, 0].entries())
    rest[BODY.leftElbow * 2 + axis] = rest[BODY.leftShoulder * 2 + axis]! + offset;
  const of = withinBody({ ...copied, rest }, { map: copies, nearest: closest, view });
  expect(between(BODY.leftShoulder, BODY.leftElbow, 0.2, of)).toBe(1);
  expect(between(BODY.leftElbow, BODY.leftWrist, 0.5, of)).toBe(0);
  expect(between(BODY.leftWrist, BODY.leftWrist, 0, of)).toBe(0);
});

test('nor are the legs of a half body, and what is above them fades', () => {
  const bust = withinBody({ ...puppet, half: true }, { map, nearest, view });
  expect(between(EXTRA.neck, EXTRA.pelvis, 0.6, bust)).toBe(1);
  expect(between(EXTRA.neck, EXTRA.pelvis, 0.8, bust)).toSatisfy(half);
  expect(between(EXTRA.neck, EXTRA.pelvis, 0.95, bust)).toBe(0);
  expect(between(BODY.leftHip, BODY.leftKnee, 0.5, bust)).toBe(0);
});

test('the collar goes with the head, unless it is asked for', () => {
  const whole = withinBody(puppet, { collar: true, map, nearest, view });
  const [x, y] = [joints[EXTRA.neck * 2]!, joints[EXTRA.neck * 2 + 1]!];
  const places = [2, 18, 40].map((below) => pixel(x, y + below));
  const [near, midway, far] = places.map((place) => within[place]!);
  expect([near, far]).toEqual([0, 1]);
  expect(midway).toSatisfy(half);
  expect(places.map((place) => whole[place])).toEqual([1, 1, 1]);
});

test('it ends a little beside the puppet, and where none is, there is none', () => {
  const [x, y] = [joints[BODY.leftShoulder * 2]!, joints[BODY.leftShoulder * 2 + 1]!];
  expect(within[pixel(x, y - 0.4 * torsoLength(joints))]).toBe(0);
  const nobody = { ...map, layers: new Uint8Array(map.layers.length) };
  const nowhere = nearestInside(nobody.layers, nobody);
  const options = { map: nobody, nearest: nowhere, view };
  expect(withinBody(puppet, options).some(Boolean)).toBe(false);
});
