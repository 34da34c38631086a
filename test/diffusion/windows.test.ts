import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniformWindows } from '../../engine/diffusion/windows.ts';

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

test('a clip that fits is one window', () => {
  expect(uniformWindows({ frames: 6, size: 24, overlap: 4 })).toEqual([range(0, 5)]);
  expect(uniformWindows({ frames: 24, size: 24, overlap: 4 })).toEqual([range(0, 23)]);
});

test('a closed loop goes on at the first frame', () => {
  expect(uniformWindows({ frames: 30, size: 24, overlap: 4 })).toEqual([
    range(0, 23),
    [...range(20, 29), ...range(0, 13)],
  ]);
});

test('an open clip gets no window for the overlap alone', () => {
  const clip = { frames: 44, size: 24, overlap: 4 };
  expect(uniformWindows({ ...clip, closedLoop: false })).toEqual([range(0, 23), range(20, 43)]);
  expect(uniformWindows(clip)).toHaveLength(3);
});

test('later rounds skip twice the frames', () => {
  const windows = uniformWindows({ frames: 12, size: 4, overlap: 1, stride: 2 });
  expect(windows.slice(0, 4)).toEqual([range(0, 3), range(3, 6), range(6, 9), [9, 10, 11, 0]]);
  expect(windows.slice(4)).toEqual([
    [0, 2, 4, 6],
    [7, 9, 11, 1],
  ]);
});

test('the step shifts the windows by half the clip, then a quarter', () => {
  const first = (step: number) => uniformWindows({ frames: 40, size: 8, overlap: 2, step })[0]![0];
  expect([0, 1, 2, 3].map(first)).toEqual([0, 20, 10, 30]);
});

test('each frame is in a window, and each window is whole', () => {
  const settings = fc.record({
    frames: fc.integer({ min: 1, max: 200 }),
    size: fc.integer({ min: 5, max: 48 }),
    overlap: fc.integer({ min: 0, max: 4 }),
    closedLoop: fc.boolean(),
  });
  fc.assert(
    fc.property(settings, (clip) => {
      const windows = uniformWindows(clip);
      expect(new Set(windows.flat())).toEqual(new Set(range(0, clip.frames - 1)));
      const length = Math.min(clip.size, clip.frames);
      for (const window of windows) expect(new Set(window).size).toBe(length);
    }),
  );
});

test('windows that would never move on are refused', () => {
  expect(() => uniformWindows({ frames: 9, size: 4, overlap: 4 })).toThrow(RangeError);
});
