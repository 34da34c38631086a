import { expect, test } from 'vitest';
import { createProgressMeter, type Progress, STAGES, type Stage } from '../engine/progress.ts';

test('the bar moves forward only, and the time left follows the real pace', () => {
  const seen: Progress[] = [];
  let now = 0;
  const expected = Object.fromEntries(STAGES.map((stage) => [stage, 1000])) as Record<
    Stage,
    number
  >;
  const meter = createProgressMeter(
    expected,
    (progress) => seen.push(progress),
    () => now,
  );
  for (const stage of STAGES) {
    meter.at(stage, 0);
    now += 2000;
    meter.at(stage, 1);
  }
  const fractions = seen.map(({ fraction }) => fraction);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(seen[1]).toEqual({ stage: 'models', fraction: 1 / 7, etaMs: 12_000 });
  expect(seen.at(-1)).toMatchObject({ fraction: 1, etaMs: 0 });
});

test('what a stage knows better than the meter is passed on', () => {
  const expected = Object.fromEntries(STAGES.map((stage) => [stage, 1000]));
  const seen: Progress[] = [];
  const meter = createProgressMeter(expected as Record<Stage, number>, (told) => seen.push(told));
  const denoising = { step: 1, steps: 4, window: 1, windows: 2 };
  meter.at('frames', 0.5, { etaMs: 77, denoising });
  expect(seen).toEqual([{ stage: 'frames', fraction: 5.5 / 7, etaMs: 77, denoising }]);
});
