import { expect, test } from 'vitest';
import { outlineCertainty } from '../../engine/lite/outline-certainty.ts';

const WIDTH = 24;
const HEIGHT = 9;
const MIDDLE = 4 * WIDTH;

/** A person on the left, likelier than the background by their column. */
const certaintyOf = (logit: (x: number) => number) =>
  outlineCertainty(
    Float32Array.from({ length: WIDTH * HEIGHT }, (_, at) => logit(at % WIDTH)),
    WIDTH,
  ).subarray(MIDDLE, MIDDLE + WIDTH);

test('within a person, beside them and at an outline as wide as a pixel the network is sure', () => {
  const sharp = certaintyOf((x) => (x < 12 ? 12 : x === 12 ? 0 : -12));
  for (const certainty of sharp) expect(certainty).toBe(1);
});

test('in a haze it is not, and less so the wider that is', () => {
  const haze = (half: number) =>
    certaintyOf((x) => (Math.abs(x - 12) > half ? Math.sign(12 - x) * 12 : (12 - x) / half / 4));
  const [narrow, wide] = [haze(1), haze(8)];
  expect(wide[12]).toBe(0);
  expect(narrow[12]).toBeGreaterThan(0);
  expect(narrow[12]).toBeLessThan(1);
  expect(narrow[2]).toBe(1);
  expect(narrow[21]).toBe(1);
});
