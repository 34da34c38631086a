import { expect, test } from 'vitest';
import { createWindowSums } from '../../engine/diffusion/window-sums.ts';

test('a frame of two windows has the weighted mean of both, or their sum', () => {
  const sums = createWindowSums(3, 2);
  sums.add([0, 1], Float32Array.of(1, 2, 3, 4), [1, 1]);
  sums.add([1, 2], Float32Array.of(7, 8, 9, 10), [3, 1]);
  expect([...sums.sums]).toEqual([1, 2, 24, 28, 9, 10]);
  expect([...sums.average()]).toEqual([1, 2, 6, 7, 9, 10]);
});

test('a frame that comes twice in a window counts once, as its last', () => {
  const sums = createWindowSums(2, 1);
  sums.add([0, 1, 0], Float32Array.of(1, 2, 5), [1, 1, 1]);
  expect([...sums.average()]).toEqual([5, 2]);
});

test('a frame in no window is an error, not a division by zero', () => {
  const sums = createWindowSums(2, 1);
  sums.add([0], Float32Array.of(1), [1]);
  expect(() => sums.average()).toThrow('frame 1 is in no window');
});
