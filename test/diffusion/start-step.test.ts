import { expect, test } from 'vitest';
import { startStep } from '../../engine/diffusion/start-step.ts';

test.each([
  [20, 0.5, 10],
  [25, 0.5, 13],
  [4, 0.3, 3],
  [20, 1, 0],
  [20, 0, 20],
  [1, 0.5, 1],
])('of %i steps at strength %d the first %i are left out', (steps, strength, expected) => {
  expect(startStep(steps, strength)).toBe(expected);
});

test.each([-0.1, 1.1, Number.NaN])('a strength of %d is refused', (strength) => {
  expect(() => startStep(20, strength)).toThrow(RangeError);
});
