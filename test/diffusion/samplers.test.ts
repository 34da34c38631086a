import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSampler, type SamplerKind } from '../../engine/diffusion/create-sampler.ts';
import type { Prediction } from '../../engine/diffusion/prediction.ts';
import type { SamplerSettings } from '../../engine/diffusion/sampler.ts';
import { makeSchedule } from '../../engine/diffusion/schedule.ts';
import { createTorchNoise } from '../../engine/diffusion/torch-noise.ts';
import goldens from '../fixtures/samplers.json' with { type: 'json' };
import { SETTINGS } from './schedule-settings.ts';

const zeroSnr = makeSchedule(SETTINGS);
const plain = makeSchedule({ ...SETTINGS, zeroTerminalSnr: false });
const KINDS: readonly SamplerKind[] = ['ddim', 'dpm++2m', 'euler', 'lcm', 'tcd', 'flow'];

type Network = (sample: Float32Array, timestep: number) => Float32Array;

interface Run {
  readonly kind: SamplerKind;
  readonly settings: SamplerSettings;
  readonly start: Float32Array;
  readonly network: Network;
  readonly noise?: () => Float32Array;
  /** To begin at a later step, and with what. */
  readonly from?: { readonly index: number; readonly clean: Float32Array };
}

function run({ kind, settings, start, network, noise = () => start, from }: Run): Float32Array {
  const sampler = createSampler(kind, settings);
  const first = from?.index ?? 0;
  return sampler.timesteps.slice(first).reduce(
    (sample, timestep, taken) =>
      sampler.step({
        index: first + taken,
        sample,
        modelOutput: network(sample, timestep),
        noise,
      }),
    from ? sampler.addNoise({ ...from, noise: start }) : start,
  );
}

function farthest(given: Float32Array, expected: ArrayLike<number>): number {
  return Math.max(...given.map((value, at) => Math.abs(value - expected[at]!)));
}

test.each(goldens)(
  '$sampler in $steps steps of $prediction from step $start ends where its paper says (zero SNR: $zeroTerminalSnr)',
  ({ sampler, prediction, zeroTerminalSnr, steps, start, end }) => {
    let row = start + 1;
    const settings = {
      schedule: zeroTerminalSnr ? zeroSnr : plain,
      prediction: prediction as Prediction,
      steps,
    };
    const given = run({
      kind: sampler as SamplerKind,
      settings,
      start: scattered(0),
      network: (sample, time) => sample.map((x) => 0.7 * Math.sin(2 * x + time / 300) + 0.1 * x),
      noise: () => scattered(row++),
      ...(start > 0 && { from: { index: start, clean: scattered(CLEAN_ROW) } }),
    });
    expect(farthest(given, end)).toBeLessThan(prediction === 'v' ? 2e-5 : 1e-3);
  },
);

const CLEAN_ROW = 100;

/** As test/fixtures/make_sampler_goldens.py has it. */
function scattered(row: number): Float32Array {
  return Float32Array.from({ length: 8 }, (_, at) => 1.5 * Math.sin(37 * (row * 8 + at + 1)));
}

const clean = createTorchNoise(5)(64);

/** Knows the picture, and so answers without error whatever the sample. */
function oracle(kind: SamplerKind, prediction: Prediction): Network {
  return (sample, timestep) => {
    if (kind === 'flow') return sample.map((x, at) => (x - clean[at]!) / (timestep / 1000));
    const alpha = zeroSnr.alphasCumprod[timestep]!;
    const [signal, noise] = [Math.sqrt(alpha), Math.sqrt(1 - alpha)];
    const noiseOf = (x: number, at: number) => (x - signal * clean[at]!) / noise;
    if (prediction === 'epsilon') return sample.map(noiseOf);
    return sample.map((x, at) => signal * noiseOf(x, at) - noise * clean[at]!);
  };
}

test.each(KINDS)(
  '%s finds the picture that a perfect network knows, in any number of steps',
  (kind) => {
    const draw = createTorchNoise(6);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (steps) => {
        const end = run({
          kind,
          settings: { schedule: zeroSnr, prediction: 'v', steps },
          start: draw(64),
          network: oracle(kind, 'v'),
          noise: () => draw(64),
        });
        // The public DDIM may stop one training step early: a little noise is left then.
        expect(farthest(end, clean)).toBeLessThan(kind === 'ddim' && 1000 % steps ? 0.2 : 2e-4);
      }),
      { numRuns: 30 },
    );
  },
);

test.each(KINDS)('%s begun at any step keeps the picture that the network knows', (kind) => {
  const settings = { schedule: zeroSnr, prediction: 'v', steps: 10 } as const;
  for (let index = 1; index < 10; index++) {
    const start = createTorchNoise(8)(64);
    const end = run({ kind, settings, start, network: oracle(kind, 'v'), from: { index, clean } });
    expect(farthest(end, clean)).toBeLessThan(2e-4);
  }
});

test.each(KINDS)(
  '%s tells at any step the picture that the network knows, of a part of it as well',
  (kind) => {
    const sampler = createSampler(kind, { schedule: zeroSnr, prediction: 'v', steps: 10 });
    const noise = createTorchNoise(8)(64);
    for (const [index, timestep] of sampler.timesteps.entries()) {
      const sample = sampler.addNoise({ index, clean, noise });
      const modelOutput = oracle(kind, 'v')(sample, timestep);
      expect(farthest(sampler.predictOriginal({ index, sample, modelOutput }), clean)).toBeLessThan(
        2e-4,
      );
      const [own, said] = [sample, modelOutput].map((all) => all.subarray(8, 16));
      const part = sampler.predictOriginal({ index, sample: own!, modelOutput: said! });
      expect(farthest(part, clean.subarray(8, 16))).toBeLessThan(2e-4);
    }
  },
);

test.each(KINDS)('%s stays finite where there is no signal and the noise is predicted', (kind) => {
  const settings = { schedule: zeroSnr, prediction: 'epsilon', steps: 4 } as const;
  const network = oracle(kind, 'epsilon');
  const end = run({ kind, settings, start: createTorchNoise(7)(64), network });
  expect(end.every(Number.isFinite)).toBe(true);
});

/** Deviation of a Gaussian, of which the best network and the exact way are known. */
const DEVIATION = 0.4;

/** How far from the exact way the latents are, halfway through the steps (of even number). */
function errorHalfway(kind: SamplerKind, steps: number): number {
  const powerAt = (alpha: number) => alpha * DEVIATION ** 2 + 1 - alpha;
  const sampler = createSampler(kind, { schedule: plain, prediction: 'v', steps });
  let sample: Float32Array = Float32Array.of(1);
  for (let index = 0; index < steps / 2; index++) {
    const alpha = plain.alphasCumprod[sampler.timesteps[index]!]!;
    const share = (Math.sqrt(alpha * (1 - alpha)) * (1 - DEVIATION ** 2)) / powerAt(alpha);
    const modelOutput = sample.map((x) => share * x);
    sample = sampler.step({ index, sample, modelOutput, noise: () => sample });
  }
  const [start, halfway] = [plain.alphasCumprod[999]!, plain.alphasCumprod[499]!];
  return Math.abs(sample[0]! - Math.sqrt(powerAt(halfway) / powerAt(start)));
}

test('with twice the steps the error of Euler halves, and that of DPM-Solver++ falls to a quarter', () => {
  const gain = (kind: SamplerKind) => errorHalfway(kind, 20) / errorHalfway(kind, 40);
  expect(gain('euler')).toBeGreaterThan(1.7);
  expect(gain('euler')).toBeLessThan(2.5);
  expect(gain('dpm++2m')).toBeGreaterThan(3);
});

test('DPM-Solver++ is nearer to the exact way than Euler', () => {
  for (const steps of [10, 20, 40]) {
    expect(errorHalfway('dpm++2m', steps)).toBeLessThan(errorHalfway('euler', steps) / 2);
  }
});

test.each(KINDS)('%s refuses to take no steps', (kind) => {
  const settings = { schedule: zeroSnr, prediction: 'v', steps: 0 } as const;
  expect(() => createSampler(kind, settings)).toThrow(RangeError);
});

test('few-step samplers visit steps that they were distilled along', () => {
  const { timesteps } = createSampler('lcm', { schedule: zeroSnr, prediction: 'v', steps: 4 });
  expect(timesteps).toEqual([999, 759, 499, 259]);
});
