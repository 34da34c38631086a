import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import { continueTurned } from '../../engine/puppet/beyond-puppet.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { keptPieces } from '../../engine/puppet/kept-pieces.ts';
import { drawSources } from '../../engine/puppet/source-map.ts';
import { COLOURS, drawPerson } from './drawn-person.ts';

const person = drawPerson();
const view = { scale: 1, x: 0, y: 0, width: 240, height: 400 };
const puppet = buildPuppet(person);
const map = drawSources(puppet, { body: person.body }, view);
const turned = continueTurned(map);
const [head, leftHand] = keptPieces(puppet, { body: person.body, map, turned, view });

function pixelAt(joint: number): number {
  const [x, y] = [person.body[joint * 4]!, person.body[joint * 4 + 1]!];
  return Math.floor(y) * view.width + Math.floor(x);
}

test('the face is the head’s, shoulders and wrists are not', () => {
  expect(head!.shown[pixelAt(BODY.nose)]).toBe(1);
  expect(head!.leads[pixelAt(BODY.nose)]).toBe(1);
  for (const joint of [BODY.leftShoulder, BODY.leftWrist])
    expect(head!.shown[pixelAt(joint)]).toBe(0);
});

test('a hand is shown from before the wrist on, and led by the forearm', () => {
  expect(leftHand!.shown[pixelAt(BODY.leftWrist)]).toBe(1);
  expect(leftHand!.shown[pixelAt(BODY.leftElbow)]).toBe(0);
  const forearm = [BODY.leftElbow, BODY.leftWrist].map((joint) => [
    person.body[joint * 4]!,
    person.body[joint * 4 + 1]!,
  ]) as [[number, number], [number, number]];
  const [[ex, ey], [wx, wy]] = forearm;
  const half = Math.floor((ey + wy) / 2) * view.width + Math.floor((ex + wx) / 2);
  expect(leftHand!.leads[half]).toBe(1);
  expect(leftHand!.shown[half]).toBe(0);
});

test('a piece reads its own layer where the puppet shows it', () => {
  const at = pixelAt(BODY.nose);
  const texel = new Float32Array(4);
  head!.read(head!.places[at]!, head!.places[view.width * view.height + at]!, texel);
  expect(Array.from(texel, (value) => Math.round(value * 255))).toEqual([...COLOURS.head, 255]);
});

test('far from the puppet nothing is shown', () => {
  expect(head!.shown[5 * view.width + 5]).toBe(0);
});
