import { expect, test } from 'vitest';
import { BODY } from '../../engine/core/landmarks.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { FLAT_ORDER } from '../../engine/puppet/depth-order.ts';
import { drawPoseMotion, SOURCE_LAYERS } from '../../engine/puppet/pose-motion.ts';
import { drawSources } from '../../engine/puppet/source-map.ts';
import { armsOut, bodyWith, drawPerson } from './drawn-person.ts';

const view = { scale: 1.5, x: 90, y: 7, width: 540, height: 610 };
const puppet = buildPuppet(drawPerson());
const out = { pose: { body: armsOut() }, order: FLAT_ORDER };
const hanging = { body: bodyWith({}) };

test('every spot lies in its own pose where it is, and in the other where the photo has it', () => {
  const { layers, places } = drawPoseMotion(puppet, out, [out.pose, hanging], view);
  const sources = drawSources(puppet, out.pose, view);
  expect(layers).toEqual(sources.layers);
  const [here, there] = places as [Float32Array, Float32Array];
  const away: number[] = [];
  for (const [at, layer] of layers.entries()) {
    if (layer === 0) continue;
    expect(Math.abs(here[at * 2]! - (at % view.width) - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(here[at * 2 + 1]! - Math.floor(at / view.width) - 0.5)).toBeLessThan(0.01);
    const [dx, dy] = [0, 1].map((i) => there[at * 2 + i]! - sources.places[at * 2 + i]!);
    away.push(Math.hypot(dx!, dy!));
  }
  expect(away.length).toBeGreaterThan(20_000);
  // In the photo's pose a mesh lies where it was cut, but for a little beside the joints.
  away.sort((a, b) => a - b);
  expect(away[Math.floor(0.95 * away.length)]).toBeLessThan(1.5);
});

test('a hand that is raised hung far below', () => {
  const { layers, places } = drawPoseMotion(puppet, out, [hanging], view);
  const at = Math.floor(1.5 * 112 + 7) * view.width + Math.floor(1.5 * 236 + 90);
  expect(SOURCE_LAYERS[layers[at]! - 1]).toBe('leftArm');
  expect(places[0]![at * 2 + 1]! - Math.floor(at / view.width)).toBeGreaterThan(100);
});

test('where a folded arm lies over itself, the part that is seen tells the place', () => {
  const folded = {
    pose: {
      body: bodyWith({
        [BODY.leftElbow]: [175, 150],
        [BODY.leftWrist]: [152, 118],
        [BODY.leftIndex]: [148, 110],
        [BODY.leftPinky]: [148, 110],
      }),
    },
    order: FLAT_ORDER,
  };
  const { layers, places } = drawPoseMotion(puppet, folded, [hanging], view);
  const sources = drawSources(puppet, folded.pose, view);
  const arm = [...layers.keys()].filter((at) => SOURCE_LAYERS[layers[at]! - 1] === 'leftArm');
  const away = arm.map((at) =>
    Math.hypot(
      places[0]![at * 2]! - sources.places[at * 2]!,
      places[0]![at * 2 + 1]! - sources.places[at * 2 + 1]!,
    ),
  );
  expect(away.length).toBeGreaterThan(1500);
  expect(Math.max(...away)).toBeLessThan(8);
});

test('beside the puppet nothing moves', () => {
  const { layers, places } = drawPoseMotion(puppet, out, [hanging], view);
  expect([layers[0], places[0]![0], places[0]![1]]).toEqual([0, 0, 0]);
});
