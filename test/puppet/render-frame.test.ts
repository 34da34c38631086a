import { expect, test } from 'vitest';
import { createRgbImage } from '../../engine/core/image.ts';
import type { BodyLandmarks } from '../../engine/core/landmarks.ts';
import { paintBackground } from '../../engine/puppet/background.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { renderFrame } from '../../engine/puppet/render-frame.ts';
import { armsOut, bodyWith, COLOURS, colourAt, countColour, drawPerson } from './drawn-person.ts';

const view = { scale: 1, x: 60, y: 0, width: 360, height: 400 };

function render(body: BodyLandmarks) {
  const person = drawPerson();
  const background = paintBackground(person, view, 'photo');
  const out = createRgbImage(view.width, view.height);
  renderFrame(buildPuppet(person), { body }, view, background, out);
  return out;
}

function difference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, v, c) => sum + Math.abs(v - b[c]!), 0);
}

test('the pose of the photo gives the photo back', () => {
  const person = drawPerson();
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

test('two renderings are equal byte for byte', () => {
  expect(render(armsOut()).data).toEqual(render(armsOut()).data);
});
