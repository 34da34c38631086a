import { expect, test } from 'vitest';
import { mendFrame, openingsOf } from '../../engine/lite/mend-frame.ts';

const SIZE = { height: 200, width: 1 };
const [PERSON, WALL] = [0.5, -0.5];
/** A gap in the third row: beyond it is another part of the person. */
const MATTE = Array.from({ length: SIZE.height }, (_, row) => (row === 2 ? 0 : 1));

interface Case {
  /** Pixels from the puppet, which is in the first row. */
  readonly beside?: number;
  readonly cover?: number;
  /** The photo's row that the pixel continues the puppet with. */
  readonly takenFrom?: number;
  readonly likelier?: number;
  readonly gain?: number;
  /** Whether the puppet there is a forearm's. */
  readonly forearm?: boolean;
  /** Of the photo where the puppet is; default: as all of the person. */
  readonly begins?: number;
}

/** A pixel beside the puppet. */
function mend(given: Case): number {
  const { beside = 1, cover = 0, takenFrom = 1.5, likelier = 9, gain = 0 } = given;
  const { forearm = false, begins = PERSON } = given;
  const column = (value: (row: number) => number) =>
    Float32Array.from({ length: SIZE.height }, (_, row) => value(row));
  const threefold = (row: Float32Array) => Float32Array.from([...row, ...row, ...row]);
  const covers = column((row) => (row === 0 ? 1 : row === beside ? cover : 0));
  const frame = {
    puppet: threefold(covers.map((share) => share * 0.8 - (1 - share))),
    cover: covers,
    plate: threefold(column(() => -1)),
    photo: threefold(column((row) => (row === 0 ? begins : MATTE[row] ? PERSON : WALL))),
    matte: Float32Array.from(MATTE),
    sources: Float32Array.from([
      ...column(() => 0.5),
      ...column((row) => (row === beside ? takenFrom : row + 0.5)),
    ]),
    nearest: new Int32Array(SIZE.height),
    forearms: Uint8Array.of(forearm ? 1 : 0),
  };
  const openings = { person: column(() => likelier), gain: column(() => gain) };
  return mendFrame(openings, frame, { size: SIZE, enlarged: 2 })[beside]!;
}

test('what the puppet covers is the puppet’s, whatever the network says', () => {
  expect(mend({ cover: 1 })).toBeCloseTo(0.8, 5);
});

test('what it leaves open is the person’s where the network says so, else the background’s', () => {
  expect(mend({})).toBeCloseTo(PERSON, 5);
  expect(mend({ likelier: -9 })).toBeCloseTo(-1, 5);
});

test('a seam through which the background would shine shows the person', () => {
  expect(mend({ cover: 0.5 })).toBeCloseTo(0.5 * 0.8 + 0.5 * PERSON, 5);
});

test('nothing is taken from the photo beside the person, nor from beyond a gap', () => {
  expect(mend({ takenFrom: 2.5 })).toBeCloseTo(-1, 5);
  expect(mend({ takenFrom: 3.5 })).toBeCloseTo(-1, 5);
});

test('a forearm does not go on in another colour: that is the trunk beside it', () => {
  expect(mend({ begins: 0.1 })).toBeCloseTo(PERSON, 5);
  expect(mend({ forearm: true, begins: 0.3 })).toBeCloseTo(PERSON, 5);
  expect(mend({ forearm: true, begins: 0.1 })).toBeCloseTo(-1, 5);
});

test('the person goes on no further than seams are wide', () => {
  expect(mend({ beside: 2 })).toBeCloseTo(PERSON, 5);
  expect(mend({ beside: 5 })).toBeCloseTo(-1, 5);
});

test('it is taken in about its own light', () => {
  expect(mend({ gain: 0.1 })).toBeGreaterThan(mend({}));
  expect(mend({ gain: 2 })).toBeCloseTo(mend({ gain: 0.2 }), 5);
});

test('a person is told from the background alone', () => {
  const logits = Float32Array.from([3, 1, 90, 90, 90, 90, 1, 2]);
  const parts = { colour: new Float32Array(6), flow: new Float32Array(4), logits };
  const { person } = openingsOf({ ...parts, gain: new Float32Array(2) });
  expect([...person]).toEqual([2, -1]);
});
