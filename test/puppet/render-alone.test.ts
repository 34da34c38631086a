import { expect, test } from 'vitest';
import { createRgbImage } from '../../engine/core/image.ts';
import { paintBackground } from '../../engine/puppet/background.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { renderAlone } from '../../engine/puppet/render-alone.ts';
import { renderFrame } from '../../engine/puppet/render-frame.ts';
import { armsOut, drawPerson } from './drawn-person.ts';

const view = { scale: 1, x: 60, y: 0, width: 360, height: 400 };

test('a puppet alone, put on a background by its cover, is the frame', () => {
  const person = drawPerson();
  const puppet = buildPuppet(person);
  const background = paintBackground(person, view, 'photo');
  const frame = createRgbImage(view.width, view.height);
  renderFrame(puppet, { body: armsOut() }, view, background, frame);
  const { colour, cover } = renderAlone(puppet, { body: armsOut() }, view);
  const covered = cover.data.filter((value) => value > 250).length;
  expect(covered).toBeGreaterThan(10_000);
  const worst = frame.data.reduce((most, value, i) => {
    const share = cover.data[Math.floor(i / 3)]! / 255;
    const mixed = colour.data[i]! + (1 - share) * background.data[i]!;
    return Math.max(most, Math.abs(mixed - value));
  }, 0);
  expect(worst).toBeLessThanOrEqual(3);
});
