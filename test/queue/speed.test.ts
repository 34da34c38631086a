import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitSpeed, meanRenderMs, SPEED_SAMPLES } from '../../queue/speed.ts';

const seconds = fc.double({ min: 0.5, max: 600, noNaN: true });
const sample = fc.record({
  clipSeconds: seconds,
  renderMs: fc.double({ min: 1, max: 3.6e6, noNaN: true }),
});

test('without samples there is no estimate', () => {
  expect(fitSpeed([])).toBeNull();
});

test('one sample speaks for clips of all lengths', () => {
  const expectedMs = fitSpeed([{ clipSeconds: 4, renderMs: 8000 }])!;
  expect(expectedMs(4, 1)).toBeCloseTo(8000);
  expect(expectedMs(8, 1)).toBeCloseTo(16_000);
});

test('a share for each clip and one for each second are told apart', () => {
  const expectedMs = fitSpeed(
    [2, 4, 8, 3].map((clipSeconds) => ({ clipSeconds, renderMs: 5000 + 1000 * clipSeconds })),
  )!;
  expect(expectedMs(10, 1)).toBeCloseTo(15_000);
  expect(expectedMs(10, 3)).toBeCloseTo(25_000);
});

test('noisy times of clips of one length give their mean', () => {
  const expectedMs = fitSpeed(
    [90, 110, 95, 105].map((renderMs) => ({ clipSeconds: 4, renderMs })),
  )!;
  expect(expectedMs(4, 1)).toBeCloseTo(100);
});

test('when long clips took less, the length does not count', () => {
  const expectedMs = fitSpeed([
    { clipSeconds: 2, renderMs: 300 },
    { clipSeconds: 8, renderMs: 100 },
  ])!;
  expect(expectedMs(2, 1)).toBeCloseTo(200);
  expect(expectedMs(100, 1)).toBeCloseTo(200);
});

test('the mean clip is always expected to take the mean time, and no clip a negative one', () => {
  fc.assert(
    fc.property(
      fc.array(sample, { minLength: 1, maxLength: SPEED_SAMPLES }),
      seconds,
      (samples, clipSeconds) => {
        const mean = (values: readonly number[]) =>
          values.reduce((sum, value) => sum + value, 0) / values.length;
        const expectedMs = fitSpeed(samples)!;
        const meanMs = mean(samples.map(({ renderMs }) => renderMs));
        expect(
          Math.abs(expectedMs(mean(samples.map((one) => one.clipSeconds)), 1) - meanMs),
        ).toBeLessThan(1e-6 * meanMs);
        expect(expectedMs(clipSeconds, 1)).toBeGreaterThanOrEqual(-1e-6 * meanMs);
      },
    ),
  );
});

test('the mean time needs a sample', () => {
  expect(meanRenderMs([])).toBeNull();
  expect(meanRenderMs([1000, 3000].map((renderMs) => ({ clipSeconds: 4, renderMs })))).toBe(2000);
});
