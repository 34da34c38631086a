import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSchedule, trailingTimesteps } from '../../engine/diffusion/schedule.ts';
import goldens from '../fixtures/diffusion.json' with { type: 'json' };
import { SETTINGS } from './schedule-settings.ts';

test('linear betas are those of PyTorch, to the last bit', () => {
  const { betas } = makeSchedule({ ...SETTINGS, zeroTerminalSnr: false });
  expect([...betas].filter((_, at) => at % 111 === 0)).toEqual(goldens.linspace);
});

test('scaled betas are the squares of evenly spaced roots', () => {
  const { betas } = makeSchedule({ ...SETTINGS, betas: 'scaled_linear', zeroTerminalSnr: false });
  expect(betas[0]).toBeCloseTo(0.00085, 8);
  expect(betas[999]).toBeCloseTo(0.012, 8);
  const middle = (Math.sqrt(0.00085) * 499 + Math.sqrt(0.012) * 500) / 999;
  expect(betas[500]).toBeCloseTo(middle ** 2, 8);
});

test.each(['linear', 'scaled_linear'] as const)(
  '%s betas, rescaled, keep the first step and leave no signal in the last',
  (betas) => {
    const plain = makeSchedule({ ...SETTINGS, betas, zeroTerminalSnr: false });
    const rescaled = makeSchedule({ ...SETTINGS, betas, zeroTerminalSnr: true });
    expect(plain.alphasCumprod[999]).toBeGreaterThan(0);
    expect(rescaled.alphasCumprod[999]).toBe(0);
    expect(rescaled.alphasCumprod[0]).toBeCloseTo(plain.alphasCumprod[0]!, 6);
    const falls = rescaled.alphasCumprod.every(
      (alpha, at) => at === 0 || alpha < rescaled.alphasCumprod[at - 1]!,
    );
    expect(falls).toBe(true);
  },
);

test.each(Object.entries(goldens.timesteps))('%s steps are those of NumPy', (steps, timesteps) => {
  expect(trailingTimesteps(1000, Number(steps))).toEqual(timesteps);
});

test('steps go from the last training step down, each once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (steps) => {
      const timesteps = trailingTimesteps(1000, steps);
      expect(timesteps).toHaveLength(steps);
      expect(timesteps[0]).toBe(999);
      expect(timesteps.every((t, at) => t >= 0 && (at === 0 || t < timesteps[at - 1]!))).toBe(true);
    }),
  );
});

test.each([0, 1.5, 1001])('%s steps are refused', (steps) => {
  expect(() => trailingTimesteps(1000, steps)).toThrow(RangeError);
});
