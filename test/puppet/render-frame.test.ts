import { beforeAll, expect, test } from 'vitest';
import { createRgbImage } from '../../engine/core/image.ts';
import type { BodyLandmarks } from '../../engine/core/landmarks.ts';
import type { Person } from '../../engine/core/person.ts';
import { paintBackground } from '../../engine/puppet/background.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import type { Puppet } from '../../engine/puppet/puppet.ts';
import { renderFrame } from '../../engine/puppet/render-frame.ts';
import { armsOut, bodyWith, COLOURS, colourAt, countColour, drawPerson } from './drawn-person.ts';

const view = { scale: 1, x: 60, y: 0, width: 360, height: 400 };

let person: Person;
let puppet: Puppet;
beforeAll(() => {
  person = drawPerson();
  puppet = buildPuppet(person);
});

function render(body: BodyLandmarks, drawn = puppet) {
  const background = paintBackground(person, view, 'photo');
  const out = createRgbImage(view.width, view.height);
  renderFrame(drawn, { body }, view, background, out);
  return out;
}

function difference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, v, c) => sum + Math.abs(v - b[c]!), 0);
}

test('the pose of the photo gives the photo back', () => {
  const out = render(bodyWith({}));
  let sum = 0;
  for (let y = 20; y < 340; y++)
    for (let x = 0; x < 240; x++)
      sum += difference(colourAt(out, x + 60, y), colourAt(person.photo, x, y));
  expect(sum / (320 * 240 * 3)).toBeLessThan(2);
});

test('raised arms are where the pose says', () => {
  const out = render(armsOut());
  expect(difference(colourAt(out, 60 + 172, 112), COLOURS.leftArm)).toBeLessThan(60);
  expect(difference(colourAt(out, 60 + 68, 112), COLOURS.rightArm)).toBeLessThan(60);
  expect(difference(colourAt(out, 60 + 240, 112), COLOURS.hand)).toBeLessThan(60);
});

test('nothing of the old pose stays behind', () => {
  const out = render(armsOut());
  const below = (_: number, y: number) => y > 140;
  expect(countColour(out, COLOURS.hand, below)).toBe(0);
  expect(countColour(out, COLOURS.leftArm, below)).toBe(0);
  expect(countColour(out, COLOURS.rightArm, below)).toBe(0);
});

test('what the arms covered is made up or shows the background', () => {
  const out = render(armsOut());
  expect(difference(colourAt(out, 60 + 165, 160), COLOURS.wall)).toBeLessThan(20);
  expect(difference(colourAt(out, 60 + 144, 180), COLOURS.torso)).toBeLessThan(90);
});

test('the same photo gives the same frame byte for byte', () => {
  const again = buildPuppet(drawPerson());
  expect(render(armsOut(), again).data).toEqual(render(armsOut()).data);
});

test('a half body reaches the lower border wherever it sways', () => {
  const half = drawPerson('half');
  const sway = bodyWith({});
  for (let i = 0; i < 33; i++) sway[i * 4] = sway[i * 4]! + 8;
  const view = { scale: 1, x: 0, y: -4, width: 240, height: 226 };
  const background = paintBackground(half, view, 'photo');
  const out = createRgbImage(view.width, view.height);
  renderFrame(buildPuppet(half), { body: sway }, view, background, out);
  const legs = countColour(out, COLOURS.leftLeg, (_, y) => y === 225);
  expect(legs).toBeGreaterThan(20);
});
