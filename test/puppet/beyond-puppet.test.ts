import { expect, test } from 'vitest';
import { continueLevel, continueTurned } from '../../engine/puppet/beyond-puppet.ts';

const [WIDTH, HEIGHT] = [24, 12];

/** A layer of columns 4 to 15 whose pixels show the photo turned upside down, from `x`, `y` = 30 on. */
function upsideDown() {
  const layers = new Uint8Array(WIDTH * HEIGHT);
  const places = new Float32Array(2 * WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 4; x < 16; x++) {
      const at = y * WIDTH + x;
      layers[at] = 2;
      places.set([30 - x, 30 - y], at * 2);
    }
  return { width: WIDTH, height: HEIGHT, layers, places };
}

function at(column: number, row: number, sources: Float32Array) {
  const pixel = row * WIDTH + column;
  return [sources[pixel], sources[WIDTH * HEIGHT + pixel]];
}

test('the photo goes on beside the puppet as it lies there', () => {
  const { sources, nearest } = continueTurned(upsideDown());
  expect(at(10, 5, sources)).toEqual([20, 25]);
  expect(at(18, 5, sources)).toEqual([12, 25]);
  expect(at(2, 5, sources)).toEqual([28, 25]);
  expect(nearest[5 * WIDTH + 18]).toBe(5 * WIDTH + 15);
});

test('or only by the puppet’s own way', () => {
  const { sources } = continueLevel(upsideDown());
  expect(at(18, 5, sources)).toEqual([30 - 15 + 3, 25]);
});

test('where there is no puppet nothing moves', () => {
  const empty = { ...upsideDown(), layers: new Uint8Array(WIDTH * HEIGHT) };
  const { sources, nearest } = continueTurned(empty);
  expect(at(7, 3, sources)).toEqual([7.5, 3.5]);
  expect(new Set(nearest)).toEqual(new Set([-1]));
});
