import { expect, test } from 'vitest';
import { enlargePlanes } from '../../engine/lite/enlarge-planes.ts';

const FROM = { height: 2, width: 4 };
const TO = { to: { height: 4, width: 6 }, enlargement: { factor: 2, left: 1, top: 0 } };

test('what is said of a small picture is said of a large one', () => {
  const planes = Float32Array.from({ length: 16 }, (_, i) =>
    i < 8 ? i % 4 : Math.floor(i / 4) - 2,
  );
  const large = enlargePlanes(planes, FROM, TO);
  // Its left border lies a pixel inside the enlarged picture, whose pixels' middles are at 1/4, 3/4, …
  expect([...large.subarray(0, 6)]).toEqual([0.25, 0.75, 1.25, 1.75, 2.25, 2.75]);
  expect([0, 6, 12, 18].map((at) => large[24 + at])).toEqual([0, 0.25, 0.75, 1]);
});

test('what nobody asks for stays as it is', () => {
  const planes = Float32Array.from({ length: 16 }, (_, i) => i + 1);
  const whole = enlargePlanes(planes, FROM, TO);
  const into = new Float32Array(whole.length).fill(-1);
  const within = { left: 2, top: 1, right: 5, bottom: 3 };
  expect(enlargePlanes(planes, FROM, { ...TO, within, times: 2, into })).toBe(into);
  const isAsked = (at: number) =>
    [2, 3, 4].includes(at % 6) && [1, 2].includes(Math.floor(at / 6) % 4);
  expect([...into]).toEqual([...whole].map((value, at) => (isAsked(at) ? 2 * value : -1)));
});

test('of an empty box nothing is', () => {
  const into = new Float32Array(48).fill(-1);
  const within = { left: 6, top: 4, right: 0, bottom: 0 };
  enlargePlanes(new Float32Array(16), FROM, { ...TO, within, into });
  expect(new Set(into)).toEqual(new Set([-1]));
});
