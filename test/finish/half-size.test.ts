import { expect, test } from 'vitest';
import { doubled, everySecond, halfPlanes } from '../../engine/finish/half-size.ts';

test('a picture is halved by means of four pixels, an odd last column by those of two', () => {
  const grey = [0, 40, 100, 20, 60, 200];
  const image = {
    width: 3,
    height: 2,
    data: Uint8Array.from(grey.flatMap((value) => [value, value, 255 - value])),
  };
  const { width, height, data } = halfPlanes(image);
  expect([width, height]).toEqual([2, 1]);
  expect([...data]).toEqual([30, 30, 225, 150, 150, 105]);
});

test('a ramp is doubled to a ramp in the same place', () => {
  const small = Float32Array.from({ length: 5 * 4 }, (_, at) => 2 * (at % 5) + 0.5);
  const full = doubled(small, { width: 10, height: 8 });
  for (let y = 0; y < 8; y++)
    for (let x = 1; x < 9; x++) expect(full[y * 10 + x]).toBeCloseTo(x, 5);
});

test('of a grid every second value of every second row is taken', () => {
  expect([
    ...everySecond(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]), { width: 3, height: 3 }),
  ]).toEqual([1, 3, 7, 9]);
});
