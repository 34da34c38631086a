import { beforeAll, expect, test } from 'vitest';
import type { RgbImage } from '../../engine/core/image.ts';
import { type FrameCast, measureCast } from '../../engine/finish/cast.ts';
import type { FrameGuide } from '../../engine/finish/puppet-guide.ts';
import { recast } from '../../engine/finish/recast.ts';
import { apart, guideOf, recoloured } from './guided-scene.ts';

let guide: FrameGuide;
beforeAll(() => {
  guide = guideOf().at(3);
});

const warm = (image: RgbImage) =>
  recoloured(image, (v, c) => v * [0.9, 1, 1.1][c]! + [8, 0, -6][c]!);

test('gain and offset of a cast on the person are found', () => {
  const { person } = measureCast(warm(guide.expected), guide);
  for (const value of [60, 180])
    for (const [c, { gain, offset }] of person.entries()) {
      const expected = value * [0.9, 1, 1.1][c]! + [8, 0, -6][c]!;
      expect(Math.abs(gain * value + offset - expected)).toBeLessThan(3);
    }
});

test('an even background tells how far its one colour is off', () => {
  const { background } = measureCast(warm(guide.expected), guide);
  const wall = [120, 160, 200];
  const found = background.map(({ gain, offset }, c) => gain * wall[c]! + offset);
  for (const [c, value] of found.entries())
    expect(value).toBeCloseTo(wall[c]! * [0.9, 1, 1.1][c]! + [8, 0, -6][c]!, 0);
});

test('an object in front of a fifth of the person changes nothing', () => {
  const image = { ...guide.expected, data: guide.expected.data.slice() };
  for (let y = 220; y < 270; y++) image.data.fill(0, (y * 300 + 60) * 3, (y * 300 + 240) * 3);
  const { person } = measureCast(image, guide);
  for (const { gain, offset } of person)
    expect(Math.abs(gain * 128 + offset - 128)).toBeLessThan(4);
});

test('a frame is taken from one cast to another', () => {
  const cast: FrameCast = {
    person: [0.9, 1, 1.1].map((gain, c) => ({ gain, offset: [8, 0, -6][c]! })),
    background: [0.9, 1, 1.1].map((gain, c) => ({ gain, offset: [8, 0, -6][c]! })),
  };
  const none = { gain: 1, offset: 0 };
  const neutral = { person: [none, none, none], background: [none, none, none] };
  const image = warm(guide.expected);
  const back = recast({ index: 3, image, guide }, cast, neutral);
  expect(apart(image, guide.expected)).toBeGreaterThan(3);
  expect(apart(back, guide.expected)).toBeLessThan(0.6);
});
