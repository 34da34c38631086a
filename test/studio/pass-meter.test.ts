import { expect, test } from 'vitest';
import { createPassMeter, type PassProgress } from '../../engine/studio/pass-meter.ts';

const PLACE = { step: 0, steps: 2, window: 1, windows: 1, etaMs: -1 };

test('one pass is told as it is, with the time left by the pace so far', () => {
  const told: PassProgress[] = [];
  let clock = 100;
  const meter = createPassMeter(
    0,
    (progress) => told.push(progress),
    () => clock,
  );
  clock = 400;
  meter.clip({ ...PLACE, fraction: 0.25 });
  expect(told).toEqual([{ ...PLACE, fraction: 0.25, etaMs: 900 }]);
});

test('two passes make one progress, each by its work, to the very end', () => {
  const told: PassProgress[] = [];
  let clock = 0;
  const meter = createPassMeter(
    0.9,
    (progress) => told.push(progress),
    () => clock,
  );
  clock = 1000;
  meter.clip({ ...PLACE, fraction: 1 });
  clock = 1600;
  meter.faces({ ...PLACE, fraction: 0.5 });
  clock = 2000;
  meter.faces({ ...PLACE, step: 1, fraction: 1 });
  expect(told[0]).toEqual({ ...PLACE, fraction: 0.5, etaMs: 1000 });
  expect(told[1]).toMatchObject({ pass: 'faces', step: 0 });
  expect(told[1]!.fraction).toBeCloseTo(1.55 / 2);
  expect(told[1]!.etaMs).toBe(Math.round((1600 * 0.45) / 1.55));
  expect(told[2]).toMatchObject({ fraction: 1, etaMs: 0, step: 1 });
});
