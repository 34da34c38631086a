import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ddimStep } from '../../engine/diffusion/ddim.ts';
import { makeSchedule, trailingTimesteps } from '../../engine/diffusion/schedule.ts';
import { createTorchNoise } from '../../engine/diffusion/torch-noise.ts';
import { SETTINGS } from './schedule-settings.ts';

const schedule = makeSchedule(SETTINGS);
const clean = createTorchNoise(1)(64).map((value) => value / 2);
const noise = createTorchNoise(2)(64);

/** Latents that hold the part `alpha` of the clean signal's power. */
function noisy(alpha: number): Float32Array {
  return clean.map((value, at) => Math.sqrt(alpha) * value + Math.sqrt(1 - alpha) * noise[at]!);
}

/** What a perfect network answers: the v-prediction. */
function velocity(alpha: number): Float32Array {
  return clean.map((value, at) => Math.sqrt(alpha) * noise[at]! - Math.sqrt(1 - alpha) * value);
}

function expectClose(given: Float32Array, expected: Float32Array): void {
  expect(Math.max(...given.map((value, at) => Math.abs(value - expected[at]!)))).toBeLessThan(5e-6);
}

test('a perfect prediction leads along the way from noise to the clean latents', () => {
  const when = fc.record({
    timestep: fc.integer({ min: 0, max: 999 }),
    steps: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(when, ({ timestep, steps }) => {
      const alpha = schedule.alphasCumprod[timestep]!;
      const [sample, modelOutput] = [noisy(alpha), velocity(alpha)];
      const step = ddimStep({ schedule, prediction: 'v', sample, modelOutput, timestep, steps });
      const earlier = timestep - Math.floor(1000 / steps);
      expectClose(step.predictedOriginal, clean);
      expectClose(step.previous, noisy(earlier < 0 ? 1 : schedule.alphasCumprod[earlier]!));
    }),
  );
});

test.each([1, 4, 30])('the last of %s steps leaves no noise', (steps) => {
  const timestep = trailingTimesteps(1000, steps).at(-1)!;
  const input = {
    schedule,
    prediction: 'v' as const,
    sample: noise,
    modelOutput: clean,
    timestep,
    steps,
  };
  const { previous, predictedOriginal } = ddimStep(input);
  expect(previous).toEqual(predictedOriginal);
});

test('seven steps end one training step early, so a little noise stays', () => {
  const timestep = trailingTimesteps(1000, 7).at(-1)!;
  expect(timestep).toBe(142);
  const input = {
    schedule,
    prediction: 'v' as const,
    sample: noise,
    modelOutput: clean,
    timestep,
    steps: 7,
  };
  const { previous, predictedOriginal } = ddimStep(input);
  expect(previous).not.toEqual(predictedOriginal);
});
