import { expect, test } from 'vitest';
import { createRgbImage } from '../../engine/core/image.ts';
import { paintBackground } from '../../engine/puppet/background.ts';
import { buildPuppet } from '../../engine/puppet/build-puppet.ts';
import { renderAlone } from '../../engine/puppet/render-alone.ts';
import { renderFrame } from '../../engine/puppet/render-frame.ts';
import { drawSources } from '../../engine/puppet/source-map.ts';
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

test('what has a source is covered', () => {
  const puppet = buildPuppet(drawPerson());
  const large = { scale: 1.5, x: 90, y: 7, width: 540, height: 610 };
  const { cover } = renderAlone(puppet, { body: armsOut() }, large);
  const { layers } = drawSources(puppet, { body: armsOut() }, large);
  const covered = cover.data.filter((_, at) => layers[at]! > 0);
  expect(covered.length).toBeGreaterThan(20_000);
  // A source is told by the nearest texel, half of which at least is there; beside it may be none.
  expect(Math.min(...covered)).toBeGreaterThan(60);
});
