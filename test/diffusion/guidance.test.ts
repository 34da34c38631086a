import { expect, test } from 'vitest';
import { guide, isGuided } from '../../engine/diffusion/guidance.ts';

const guidedOf = (guidance: Parameters<typeof isGuided>[0], steps: number) =>
  Array.from({ length: steps }, (_, step) => isGuided(guidance, step, steps));

test('guidance goes from the plain prediction through the seen one, and beyond', () => {
  const [plain, seen] = [Float32Array.of(1, 2), Float32Array.of(2, 0)];
  expect([...guide(plain, seen, 0)]).toEqual([1, 2]);
  expect([...guide(plain, seen, 1)]).toEqual([2, 0]);
  expect([...guide(plain, seen, 3.5)]).toEqual([4.5, -5]);
});

test('all steps are guided, unless the scale is 1 or less', () => {
  expect(guidedOf({ scale: 3.5 }, 3)).toEqual([true, true, true]);
  expect(guidedOf({ scale: 1 }, 3)).toEqual([false, false, false]);
  expect(guidedOf({ scale: 0 }, 1)).toEqual([false]);
});

test('outside of its interval a step is not guided', () => {
  expect(guidedOf({ scale: 2, interval: [0.25, 0.75] }, 4)).toEqual([false, true, true, false]);
  expect(guidedOf({ scale: 2, interval: [0, 0.5] }, 2)).toEqual([true, false]);
});
