import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smoothWindows, taperedWeights } from '../../engine/diffusion/smooth-windows.ts';
import { createWindowSums } from '../../engine/diffusion/window-sums.ts';

const clips = fc
  .record({
    frames: fc.integer({ min: 1, max: 300 }),
    size: fc.integer({ min: 1, max: 48 }),
    step: fc.nat(40),
    share: fc.double({ min: 0, max: 0.99, noNaN: true }),
  })
  .map(({ share, ...clip }) => ({ ...clip, overlap: Math.floor(share * clip.size) }));

test('at every step each frame is in a window, and every window has one length', () => {
  fc.assert(
    fc.property(clips, (clip) => {
      const windows = smoothWindows(clip);
      const covered = new Set(windows.flat());
      expect(covered.size).toBe(clip.frames);
      expect([Math.min(...covered), Math.max(...covered)]).toEqual([0, clip.frames - 1]);
      const length = Math.min(clip.size, clip.frames);
      for (const window of windows) {
        expect(window).toEqual(Array.from({ length }, (_, n) => window[0]! + n));
      }
    }),
  );
});

test('neighbours share the overlap at least, and each moves on', () => {
  fc.assert(
    fc.property(clips, (clip) => {
      const starts = smoothWindows(clip).map(([first]) => first!);
      for (const [n, start] of starts.slice(1).entries()) {
        expect(start).toBeGreaterThan(starts[n]!);
        expect(start - starts[n]!).toBeLessThanOrEqual(clip.size - clip.overlap);
      }
    }),
  );
});

test('no step takes more than one window over the fewest that do', () => {
  fc.assert(
    fc.property(clips, (clip) => {
      const hop = clip.size - clip.overlap;
      const fewest = Math.ceil(Math.max(0, clip.frames - clip.size) / hop) + 1;
      expect(smoothWindows(clip).length).toBeLessThanOrEqual(fewest + 1);
    }),
  );
});

test('the seams lie elsewhere in the next step', () => {
  const starts = (step: number) =>
    smoothWindows({ frames: 100, size: 24, overlap: 4, step }).map(([first]) => first);
  expect(starts(0)).toEqual([0, 20, 40, 60, 76]);
  expect(starts(1)).toEqual([0, 10, 30, 50, 70, 76]);
  expect(starts(2)).toEqual([0, 15, 35, 55, 75, 76]);
});

test('windows that would never move on are refused', () => {
  const clip = { frames: 9, size: 4, overlap: 4, step: 0 };
  expect(() => smoothWindows(clip)).toThrow(RangeError);
});

test('a minute is many short windows', () => {
  for (const step of [0, 1, 7]) {
    const windows = smoothWindows({ frames: 1800, size: 24, overlap: 4, step });
    expect(windows.every(({ length }) => length === 24)).toBe(true);
    expect(windows.length).toBeLessThanOrEqual(91);
  }
});

test('weights rise over the overlap, stay, and fall', () => {
  expect([...taperedWeights(8, 3)]).toEqual([0.25, 0.5, 0.75, 1, 1, 0.75, 0.5, 0.25]);
});

test('windows that agree are blended to what they say, whatever their weights', () => {
  fc.assert(
    fc.property(clips, ({ frames, ...clip }) => {
      const sums = createWindowSums(frames, 2);
      for (const window of smoothWindows({ frames, ...clip })) {
        const weights = taperedWeights(window.length, clip.overlap);
        expect(weights.every((weight) => weight > 0)).toBe(true);
        const said = window.flatMap((frame) => [frame, -frame]);
        sums.add(window, Float32Array.from(said), weights);
      }
      const means = sums.average();
      for (let at = 0; at < frames; at++) {
        expect(Math.abs(means[2 * at]! - at)).toBeLessThan(1e-3);
        expect(Math.abs(means[2 * at + 1]! + at)).toBeLessThan(1e-3);
      }
    }),
  );
});

test('across a seam the blend goes evenly from one window to the next', () => {
  const sums = createWindowSums(8, 1);
  for (const [value, window] of smoothWindows({
    frames: 8,
    size: 5,
    overlap: 2,
    step: 0,
  }).entries()) {
    sums.add(window, new Float32Array(5).fill(value), taperedWeights(5, 2));
  }
  const blend = [...sums.average()];
  expect(blend.slice(0, 3)).toEqual([0, 0, 0]);
  expect(blend[3]).toBeCloseTo(1 / 3, 6);
  expect(blend[4]).toBeCloseTo(2 / 3, 6);
  expect(blend.slice(5)).toEqual([1, 1, 1]);
});
