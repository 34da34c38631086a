import { expect, test } from 'vitest';
import { carryPiece, type Piece } from '../../engine/lite/carry-piece.ts';

const [WIDTH, HEIGHT] = [40, 40];
const PIXELS = WIDTH * HEIGHT;
const SIZE = { width: WIDTH, height: HEIGHT };
const [DARK, WHITE] = [-1, 1];

/** A white square of 10 pixels in the middle of the photo, where the puppet has it too. */
const isSquare = (x: number, y: number) => x >= 15 && x < 25 && y >= 15 && y < 25;

function square(own: Partial<Piece> = {}): Piece {
  const plane = (value: (x: number, y: number) => number) =>
    Float32Array.from({ length: PIXELS }, (_, at) => value(at % WIDTH, Math.floor(at / WIDTH)));
  return {
    leads: plane((x, y) => (isSquare(x, y) ? 1 : 0)),
    shown: plane(() => 1),
    places: Float32Array.from([...plane((x) => x + 0.5), ...plane((_, y) => y + 0.5)]),
    read: (x, y, texel) => texel.fill(isSquare(Math.floor(x), Math.floor(y)) ? 1 : 0),
    ...own,
  };
}

/** A network that takes each pixel from a place beside, or generates it. */
function carry(
  way: (x: number, y: number) => readonly [number, number],
  { piece = square(), generated = false } = {},
): Float32Array {
  const flow = new Float32Array(2 * PIXELS);
  for (let at = 0; at < PIXELS; at++) {
    const [dx, dy] = way((at % WIDTH) + 0.5, Math.floor(at / WIDTH) + 0.5);
    flow[at] = dx;
    flow[PIXELS + at] = dy;
  }
  const logits = new Float32Array(4 * PIXELS);
  const chosen = generated ? 2 : 0;
  logits.fill(30, chosen * PIXELS, (chosen + 1) * PIXELS);
  const [colour, gain] = [new Float32Array(3 * PIXELS), new Float32Array(PIXELS)];
  const picture = new Float32Array(3 * PIXELS).fill(DARK);
  carryPiece(picture, piece, { flow, logits, colour, gain }, SIZE);
  return picture;
}

/** First and last white pixel of a row. */
function extent(picture: Float32Array, row = 20): readonly number[] {
  const line = Array.from(picture.subarray(row * WIDTH, (row + 1) * WIDTH));
  return [line.indexOf(WHITE), line.lastIndexOf(WHITE)];
}

test('a piece that the network leaves is drawn where the puppet has it', () => {
  expect(extent(carry(() => [0, 0]))).toEqual([15, 24]);
});

test('a piece goes as a whole where the network takes it', () => {
  expect(extent(carry(() => [-3, 0]))).toEqual([18, 27]);
});

test('it turns about itself', () => {
  const eighth = Math.SQRT1_2;
  const turned = carry((x, y) => [
    eighth * (x - 20) - eighth * (y - 20) - (x - 20),
    eighth * (x - 20) + eighth * (y - 20) - (y - 20),
  ]);
  const corners = [15 * WIDTH + 15, 24 * WIDTH + 24].map((at) => turned[at]);
  expect(corners).toEqual([DARK, DARK]);
  expect(turned[20 * WIDTH + 20]).toBe(WHITE);
});

test('what one pixel says does not bend it', () => {
  expect(extent(carry((x, y) => (x === 16.5 && y === 16.5 ? [2, 2] : [0, 0])))).toEqual([15, 24]);
});

test('it is shown no more than is allowed, in every channel', () => {
  const half = carry(() => [0, 0], {
    piece: square({ shown: new Float32Array(PIXELS).fill(0.5) }),
  });
  for (const channel of [0, 1, 2])
    expect(half[channel * PIXELS + 20 * WIDTH + 20]).toBeCloseTo(0, 5);
});

test('where the network would generate all of it, nothing tells where it goes: the picture stays', () => {
  expect(carry(() => [0, 0], { generated: true })).toEqual(new Float32Array(3 * PIXELS).fill(DARK));
});
