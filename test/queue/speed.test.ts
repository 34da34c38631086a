import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateEtaMs, fitSpeed, SPEED_SAMPLES } from '../../queue/speed.ts';

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

test('an idle worker begins at once', () => {
  const line = { count: 0, clipSeconds: 0, runningMs: [5000], workers: 2 };
  expect(estimateEtaMs(perSecond, 4, line)).toBe(4000);
});

test('one worker does what is ahead first', () => {
  const line = { count: 2, clipSeconds: 6, runningMs: [500], workers: 1 };
  expect(estimateEtaMs(perSecond, 4, line)).toBe(500 + 6000 + 4000);
});

test('workers share what is ahead', () => {
  const line = { count: 4, clipSeconds: 16, runningMs: [2000, 2000], workers: 2 };
  expect(estimateEtaMs(perSecond, 4, line)).toBe(1000 * (2 + 8 + 4));
});

test('without a worker it is as if there were one', () => {
  const line = { count: 1, clipSeconds: 4, runningMs: [], workers: 0 };
  expect(estimateEtaMs(perSecond, 4, line)).toBe(8000);
});

test('whoever is further back waits no less', () => {
  const line = fc.record({
    count: fc.nat({ max: 100 }),
    clipSeconds: fc.nat({ max: 1000 }),
    runningMs: fc.array(fc.nat({ max: 1e5 }), { maxLength: 4 }),
    workers: fc.nat({ max: 4 }),
  });
  fc.assert(
    fc.property(line, (here) => {
      const further = { ...here, count: here.count + 1, clipSeconds: here.clipSeconds + 4 };
      expect(estimateEtaMs(perSecond, 4, further)).toBeGreaterThanOrEqual(
        estimateEtaMs(perSecond, 4, here),
      );
    }),
  );
});

function perSecond(clipSeconds: number): number {
  return 1000 * clipSeconds;
}
