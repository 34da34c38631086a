import { expect, test } from 'vitest';
import { meanTint } from '../../engine/lite/mean-tint.ts';

const SIZE = { width: 4, height: 1 };
const SCALE = { size: SIZE, enlarged: 2 };
const [PHOTO, MADE, PLATE] = [0.4, 0.6, -0.9];
const all = (value: number, planes = 1) => new Float32Array(SIZE.width * planes).fill(value);

/** Four pixels in a row, of each its logits; the puppet covers none. */
function tintOf(...logits: readonly (readonly number[])[]): Float32Array {
  const parts = {
    logits: Float32Array.from([0, 1, 2, 3].flatMap((of) => logits.map((said) => said[of]!))),
    colour: all(MADE, 3),
    flow: all(0, 2),
    gain: all(0),
  };
  const frame = {
    puppet: all(PLATE, 3),
    cover: all(0),
    plate: all(PLATE, 3),
    photo: all(PHOTO, 3),
    sources: Float32Array.of(0.5, 1.5, 2.5, 3.5, 0.5, 0.5, 0.5, 0.5),
    nearest: new Int32Array(4).fill(-1),
    showable: all(1),
    layers: new Uint8Array(4),
    pose: all(0, 3),
  };
  return meanTint(parts, frame, SCALE);
}

const PERSON = [9, -9, 9, 0];
const [WALL, DOUBTFUL] = [
  [-99, -99, -99, 0],
  [-99, -99, 0.3, 0],
];

test('what is decided between two takes the colour of their mean', () => {
  const softer = 1 / (1 + Math.exp(-0.5));
  const mean = PHOTO + softer * (MADE - PHOTO);
  const tint = tintOf(PERSON, PERSON, PERSON, PERSON);
  for (const value of tint) expect(value).toBeCloseTo(mean - (PHOTO + MADE) / 2, 4);
});

test('it is smoothed over three pixels of the person', () => {
  const tint = tintOf(PERSON, [-99, -99, 9, 0], [-99, -99, 9, 0], WALL);
  const [first, second, third] = tint;
  expect(first).toBeGreaterThan(0.001);
  expect(second).toBeCloseTo((first! * 2) / 3, 4);
  expect(third).toBeCloseTo(0, 4);
});

test('the wall behind a doubtful outline does not tint the person', () => {
  for (const value of tintOf(DOUBTFUL, DOUBTFUL, WALL, WALL).subarray(0, 2))
    expect(value).toBeCloseTo(0, 5);
});
