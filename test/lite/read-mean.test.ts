import { expect, test } from 'vitest';
import { readMean } from '../../engine/lite/read-mean.ts';

const SIZE = { width: 4, height: 1 };
const SCALE = { size: SIZE, enlarged: 2 };
type Logits = readonly number[];
const [PHOTO, MADE, PLATE] = [0.4, 0.6, -0.9];
const all = (value: number, planes = 1) => new Float32Array(SIZE.width * planes).fill(value);

/** Four pixels in a row, of each its logits; the puppet covers none. */
function read(logits: readonly Logits[], { radius = 1, showable = 1 } = {}) {
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
    showable: all(showable),
    layers: new Uint8Array(4),
    pose: all(0, 3),
  };
  return readMean(parts, frame, { ...SCALE, radius });
}

const tintOf = (...logits: readonly Logits[]) => read(logits).tint;

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

test('or over more, so that a pattern does not fade into a hazy mean', () => {
  const MADE_ALONE = [-99, -99, 9, 0];
  const said = [PERSON, MADE_ALONE, MADE_ALONE, MADE_ALONE];
  const { tint } = read(said, { radius: 3 });
  const first = tint[0]!;
  expect(first).toBeGreaterThan(0.001);
  for (const value of tint) expect(value).toBeCloseTo(first, 5);
});

test('the mean shows no place of the photo either that may not be shown', () => {
  const { tint } = read([PERSON, PERSON, PERSON, PERSON], { showable: 0 });
  for (const value of tint) expect(value).toBeCloseTo(0, 5);
});

test('it is told how much of a pixel is the person in the mean', () => {
  const { person } = read([PERSON, WALL, [-99, -99, -0.5, 0.5], DOUBTFUL]);
  expect(person[0]).toBeCloseTo(1, 2);
  expect(person[1]).toBe(0);
  // .7 times the logit, and .5 for what is generated.
  expect(person[2]).toBeCloseTo(1 / (1 + Math.exp(0.7 - 0.5)), 4);
});
