import { expect, test } from 'vitest';
import { enlargeParts } from '../../engine/lite/enlarge-parts.ts';

const FROM = { height: 2, width: 4 };

function planes(count: number, value: (x: number, y: number) => number): Float32Array {
  const { height, width } = FROM;
  return Float32Array.from({ length: count * height * width }, (_, i) =>
    value(i % width, Math.floor(i / width) % height),
  );
}

test('what is said of a small picture is said of a large one, and lengths grow with it', () => {
  const parts = {
    colour: planes(3, () => 0.25),
    logits: planes(4, (x) => x),
    flow: planes(2, () => 1.5),
    gain: planes(1, (_, y) => y),
  };
  const to = { height: 4, width: 6 };
  const large = enlargeParts(parts, FROM, { to, enlargement: { factor: 2, left: 1, top: 0 } });
  expect(new Set(large.colour)).toEqual(new Set([0.25]));
  expect(large.flow).toEqual(new Float32Array(2 * 24).fill(3));
  // Its left border lies a pixel inside the enlarged picture, whose pixels' middles are at 1/4, 3/4, …
  expect([...large.logits.subarray(0, 6)]).toEqual([0.25, 0.75, 1.25, 1.75, 2.25, 2.75]);
  expect([0, 6, 12, 18].map((at) => large.gain[at])).toEqual([0, 0.25, 0.75, 1]);
});
