import { expect, test } from 'vitest';
import { readGeometry } from '../../engine/lite/frame-geometry.ts';

const WIDTH = 15;
const PIXELS = WIDTH * WIDTH;
const MIDDLE = 7 * WIDTH + 7;
const all = (value: number, planes = 1) => new Float32Array(planes * PIXELS).fill(value);

interface Case {
  /** Of photo, puppet, colour and background, by column. */
  readonly logits: (x: number) => readonly number[];
  readonly cover?: number;
  readonly flow?: readonly [number, number];
}

function read({ logits, cover = 1, flow = [4, -2] }: Case) {
  const said = Float32Array.from({ length: 4 * PIXELS }, (_, i) => {
    const source = Math.floor(i / PIXELS);
    return logits(i % WIDTH)[source]!;
  });
  const parts = {
    logits: said,
    colour: all(0, 3),
    gain: all(0),
    flow: Float32Array.from({ length: 2 * PIXELS }, (_, i) => flow[Math.floor(i / PIXELS)]!),
  };
  const { bend, ...rest } = readGeometry(parts, { cover: all(cover) }, { width: WIDTH });
  return { ...rest, bend: [bend[MIDDLE]!, bend[PIXELS + MIDDLE]!], bends: bend };
}

const nearly = (value: number) => expect.closeTo(value, 2);

test('places are moved as far as the photo is preferred to the puppet', () => {
  expect(read({ logits: () => [9, -9, -9, -9] }).bend).toEqual([nearly(4), nearly(-2)]);
  expect(read({ logits: () => [5, 5, -99, -9] }).bend).toEqual([nearly(2), nearly(-1)]);
  expect(read({ logits: () => [-9, 9, -9, -9] }).bend).toEqual([nearly(0), nearly(0)]);
});

test('beside the puppet wholly, but nowhere where no person is', () => {
  expect(read({ logits: () => [0, 9, 9, -9], cover: 0.2 }).bend).toEqual([nearly(4), nearly(-2)]);
  expect(read({ logits: () => [-30, -30, -30, 0], cover: 0 }).bend).toEqual([nearly(0), nearly(0)]);
});

test('without a step, where one is preferred to the other', () => {
  const { bends } = read({ logits: (x) => (x < 7 ? [9, -9, -9, -9] : [-9, 9, -9, -9]) });
  const row = bends.subarray(7 * WIDTH, 8 * WIDTH);
  expect([row[2], row[12]]).toEqual([nearly(4), nearly(0)]);
  for (let x = 1; x < WIDTH; x++) expect(Math.abs(row[x]! - row[x - 1]!)).toBeLessThan(1);
});

test('an outline is told by all that a person may be, the puppet only where it is', () => {
  const logits = [Math.log(2), Math.log(5), 0, 0];
  expect(read({ logits: () => logits }).outline[MIDDLE]).toEqual(nearly(Math.log(8)));
  expect(read({ logits: () => logits, cover: 0 }).outline[MIDDLE]).toEqual(nearly(Math.log(3)));
  expect(read({ logits: () => [99, 0, 0, 0] }).outline[MIDDLE]).toBe(12);
  expect(read({ logits: () => [-99, -99, -99, 0] }).outline[MIDDLE]).toBe(-12);
});

test('it is told how much likelier a generated colour is than the photo’s', () => {
  expect(read({ logits: () => [1, 0, 3, 0] }).made[MIDDLE]).toEqual(nearly(2));
  expect(read({ logits: () => [99, 0, 0, 0] }).made[MIDDLE]).toBe(-12);
});
