import { expect, test } from 'vitest';
import { leastNear } from '../../engine/core/least-near.ts';

test('a low value spreads over a square, which the borders cut', () => {
  const values = new Float32Array(5 * 4).fill(1);
  values[0] = 0.2;
  values[13] = 0.5;
  const rows = (spread: Float32Array) =>
    [0, 1, 2, 3].map((y) => [...spread.subarray(y * 5, y * 5 + 5)].map((v) => Math.round(v * 10)));
  expect(rows(leastNear(values, 5, 1))).toEqual([
    [2, 2, 10, 10, 10],
    [2, 2, 5, 5, 5],
    [10, 10, 5, 5, 5],
    [10, 10, 5, 5, 5],
  ]);
  expect(leastNear(values, 5, 0)).toEqual(values);
});
