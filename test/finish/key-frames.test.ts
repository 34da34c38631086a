import { expect, test } from 'vitest';
import { keyFrames } from '../../engine/finish/key-frames.ts';

test('at 24 frames a second every second one is generated, and the last', () => {
  expect(keyFrames(8, 24)).toEqual([0, 2, 4, 6, 7]);
  expect(keyFrames(9, 24)).toEqual([0, 2, 4, 6, 8]);
});

test('the rate asked for is met as nearly as whole numbers of frames can', () => {
  const rate = (fps: number, keyFps?: number) => fps / keyFrames(100, fps, keyFps)[1]!;
  expect([rate(12), rate(30), rate(60), rate(24, 8), rate(24, 24), rate(25, 24)]).toEqual([
    12, 10, 12, 8, 24, 25,
  ]);
});

test('a clip of one frame, or of none', () => {
  expect(keyFrames(1, 24)).toEqual([0]);
  expect(keyFrames(0, 24)).toEqual([]);
});
