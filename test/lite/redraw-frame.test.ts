import { expect, test } from 'vitest';
import { boxOfBody, redrawFrame } from '../../engine/lite/redraw-frame.ts';

const SIZE = { width: 96, height: 96 };
const PIXELS = SIZE.width * SIZE.height;
const ROW = 48 * SIZE.width;
const [PUPPET, MADE, PLATE] = [0.2, 0.6, -0.8];
const all = (value: number, planes = 1) => new Float32Array(planes * PIXELS).fill(value);
const byColumn = (value: (x: number) => number, planes = 1) =>
  Float32Array.from({ length: planes * PIXELS }, (_, i) => value(i % SIZE.width));
/** The photo's colour tells the column. */
const shade = (x: number) => x / SIZE.width - 0.5;

interface Case {
  readonly bend?: number;
  readonly outline?: (x: number) => number;
  readonly certainty?: number;
  readonly made?: number;
  readonly gain?: number;
  readonly body?: (x: number) => number;
  readonly showable?: (x: number) => boolean;
  readonly enlarged?: number;
  /** The puppet covers the columns before this one. */
  readonly until?: number;
}

/** A puppet on the left that shows the photo where it lies: the middle row of what is drawn over it. */
function redraw(given: Case = {}): Float32Array {
  const { bend = 0, outline = () => 9, certainty = 1, made = -9, gain = 0 } = given;
  const { body = () => 1, showable = () => true, enlarged = 2, until = 60 } = given;
  const picture = byColumn((x) => (x < until ? PUPPET : PLATE), 3);
  const places = new Float32Array(2 * PIXELS);
  for (let at = 0; at < PIXELS; at++) {
    places[at] = (at % SIZE.width) + 0.5;
    places[PIXELS + at] = Math.floor(at / SIZE.width) + 0.5;
  }
  const said = {
    bend: Float32Array.from({ length: 2 * PIXELS }, (_, i) => (i < PIXELS ? bend : 0)),
    outline: byColumn(outline),
    certainty: all(certainty),
    made: all(made),
    gain: all(gain),
    colour: all(MADE, 3),
  };
  const frame = {
    puppet: picture.slice(),
    cover: byColumn((x) => (x < until ? 1 : 0)),
    plate: all(PLATE, 3),
    photo: byColumn(shade, 3),
    sources: places,
    level: places,
    matte: all(1),
    showable: Uint8Array.from(byColumn((x) => (showable(x) ? 1 : 0))),
    nearest: new Int32Array(PIXELS),
    forearms: new Uint8Array(PIXELS),
    body: byColumn(body),
  };
  redrawFrame(picture, said, frame, { size: SIZE, enlarged });
  return picture.subarray(ROW, ROW + SIZE.width);
}

const nearly = (value: number) => expect.closeTo(value, 2);

test('the photo is shown from where the network has it, in its light', () => {
  expect(redraw()[20]).toEqual(nearly(shade(20)));
  expect(redraw({ bend: 8 })[20]).toEqual(nearly(shade(28)));
  const lit = (gain: number) => redraw({ gain })[20];
  expect(lit(0.2)).toEqual(nearly((shade(20) + 1) * Math.exp(0.2) - 1));
  expect(lit(9)).toEqual(nearly((shade(20) + 1) * Math.exp(0.35) - 1));
});

test('between puppet and network there is another place, not two pictures', () => {
  expect(redraw({ bend: 8, certainty: 0.5 })[20]).toEqual(nearly(shade(24)));
  expect(redraw({ bend: 8, body: () => 0.65 })[20]).toEqual(nearly(shade(24)));
  expect(redraw({ bend: 8, body: () => 0.3 })[20]).toEqual(nearly(shade(20)));
});

test('where nothing is to be redrawn the puppet stays, and fades into what is, before that moves', () => {
  expect(redraw({ bend: 8, body: () => 0 })[20]).toEqual(nearly(PUPPET));
  expect(redraw({ bend: 8, body: () => 0.15 })[20]).toEqual(nearly((PUPPET + shade(20)) / 2));
});

const widthOf = (row: Float32Array) => row.findIndex((value, x) => x > 40 && value < PLATE / 2);

test('between two outlines there is one', () => {
  const wide = (certainty: number) =>
    widthOf(redraw({ outline: (x) => (70 - x) * 0.6, certainty, showable: () => false }));
  expect(wide(1)).toBeGreaterThanOrEqual(69);
  expect(wide(0)).toBeLessThanOrEqual(61);
  expect(wide(0.5)).toBeGreaterThan(61);
  expect(wide(0.5)).toBeLessThan(69);
});

test('the larger the frame, the sharper the outline', () => {
  const [small, large] = [1, 3].map(
    (enlarged) => redraw({ outline: () => -0.5, until: 0, made: 9, enlarged })[50]!,
  );
  expect(large).toBeLessThan(small!);
});

test('deep in the puppet is a person, whatever the network says', () => {
  const nobody = redraw({ outline: () => -9 });
  expect(nobody[20]).toEqual(nearly(shade(20)));
  expect(nobody[59]).toEqual(nearly(PLATE));
});

test('beside the puppet the likelier is shown, photo or a colour of the network’s own', () => {
  expect(redraw({ made: 9 })[80]).toEqual(nearly(MADE));
  expect(redraw({ made: -9 })[80]).toEqual(nearly(shade(80)));
  expect(redraw({ made: 9 })[20]).toEqual(nearly(shade(20)));
});

test('of the photo nothing is shown that may not be: it is the puppet’s, beside it the network’s', () => {
  const hidden = redraw({ bend: 8, showable: (x) => x < 25 });
  expect(hidden[10]).toEqual(nearly(shade(18)));
  expect(hidden[20]).toEqual(nearly(PUPPET));
  expect(hidden[80]).toEqual(nearly(MADE));
});

test('it is told in which box the body is', () => {
  const size = { width: 4, height: 5 };
  const body = new Float32Array(4 * 5);
  const empty = boxOfBody({ body }, size);
  expect(empty.left).toBeGreaterThanOrEqual(empty.right);
  body[7] = 0.5;
  expect(boxOfBody({ body }, size)).toEqual({ left: 3, top: 1, right: 4, bottom: 2 });
  body[13] = 1;
  expect(boxOfBody({ body }, size)).toEqual({ left: 1, top: 1, right: 4, bottom: 4 });
});
