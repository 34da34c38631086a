import { expect, test } from 'vitest';
import { mendFrame } from '../../engine/lite/mend-frame.ts';

const SIZE = { height: 1, width: 2 };
const [PERSON, WALL] = [0.5, -0.5];

/** Of two pixels, which the puppet covers by so much; the left half of the photo is the person's, the right half a wall's. */
function mend({ cover = 0, takenFrom = 0.5, likelier = 9, gain = 0 }): number {
  const [both, three] = [
    (value: number) => [value, value],
    (row: number[]) => [...row, ...row, ...row],
  ];
  const given = {
    puppet: Float32Array.from(three(both(cover * 0.8 - (1 - cover)))),
    cover: Float32Array.from(both(cover)),
    plate: new Float32Array(6).fill(-1),
    photo: Float32Array.from(three([PERSON, WALL])),
    matte: Float32Array.from([1, 0]),
    sources: Float32Array.from([...both(takenFrom), ...both(0.5)]),
  };
  const parts = {
    colour: new Float32Array(6).fill(1),
    logits: Float32Array.from([...both(likelier), ...both(30), ...both(30), ...both(0)]),
    flow: new Float32Array(4),
    gain: new Float32Array(2).fill(gain),
  };
  return mendFrame(parts, given, { size: SIZE, enlarged: 2 })[0]!;
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

test('nothing but the person is taken from the photo, in about its own light', () => {
  expect(mend({ takenFrom: 1.5 })).toBeCloseTo(-1, 5);
  expect(mend({ takenFrom: 0.8 })).toBeCloseTo(-1, 5);
  expect(mend({ gain: 2 })).toBeCloseTo(mend({ gain: 0.2 }), 5);
});
