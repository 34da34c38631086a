import { expect, it } from 'vitest';
import { peakOf, sparkline, stagePeaks } from '../../../bench/long/memory-curve.ts';

const SAMPLES = [
  { ms: 0, bytes: 10, stage: 'photo' },
  { ms: 500, bytes: 80, stage: 'photo' },
  { ms: 1000, bytes: 40, stage: 'decode' },
  { ms: 3999, bytes: 20, stage: 'decode' },
];

it('draws the most of each part of the time, from nothing to the peak', () => {
  // Quarters of 1 s: 80, 40, nothing was read (still 40), 20.
  expect(sparkline(SAMPLES, 4)).toBe('█▅▅▃');
});

it('tells of each stage how long it took and its most', () => {
  expect(stagePeaks(SAMPLES)).toEqual([
    { stage: 'photo', seconds: 1, bytes: 80 },
    { stage: 'decode', seconds: expect.closeTo(2.999), bytes: 40 },
  ]);
  expect(peakOf(SAMPLES)).toBe(80);
});
