import { expect, test } from 'vitest';
import { createSampler } from '../../engine/diffusion/create-sampler.ts';
import {
  type DenoiseOptions,
  denoise,
  type PredictRequest,
} from '../../engine/diffusion/denoise.ts';
import { createDenoiseMeter } from '../../engine/diffusion/denoise-progress.ts';
import { makeSchedule } from '../../engine/diffusion/schedule.ts';
import { smoothWindows, taperedWeights } from '../../engine/diffusion/smooth-windows.ts';
import { createTorchNoise } from '../../engine/diffusion/torch-noise.ts';
import { SETTINGS } from './schedule-settings.ts';

const schedule = makeSchedule(SETTINGS);
const FRAMES = 9;
const PIXELS = 6;
const clean = createTorchNoise(11)(FRAMES * PIXELS);
const latents = createTorchNoise(12)(FRAMES * PIXELS);

/** A network that knows the clip: its velocity for the frames of a window, a copy for each row. */
async function oracle({ latents: own, frames, timestep, rows }: PredictRequest) {
  const alpha = schedule.alphasCumprod[timestep]!;
  const [signal, noise] = [Math.sqrt(alpha), Math.sqrt(1 - alpha)];
  const velocity = own.map((x, at) => {
    const known = clean[frames[Math.floor(at / PIXELS)]! * PIXELS + (at % PIXELS)]!;
    return (signal * (x - signal * known)) / noise - noise * known;
  });
  return Float32Array.from(rows.flatMap(() => [...velocity]));
}

function options(changes: Partial<DenoiseOptions> = {}): DenoiseOptions {
  return {
    latents,
    frames: FRAMES,
    sampler: createSampler('ddim', { schedule, prediction: 'v', steps: 4 }),
    guidance: { scale: 2 },
    windowsAt: (step) => smoothWindows({ frames: FRAMES, size: 4, overlap: 1, step }),
    weightsOf: ({ length }) => taperedWeights(length, 1),
    predict: oracle,
    noise: () => latents,
    ...changes,
  };
}

test('a clip is found through windows that shift, guided or not', async () => {
  for (const scale of [1, 3.5]) {
    const made = await denoise(options({ guidance: { scale } }));
    const farthest = Math.max(...made.map((value, at) => Math.abs(value - clean[at]!)));
    expect(farthest).toBeLessThan(1e-4);
  }
});

test('each window is asked for with its frames, rows and time', async () => {
  const asked: PredictRequest[] = [];
  const guidance = { scale: 2, interval: [0.5, 1] } as const;
  const windowsAt = () => [
    [0, 1, 2, 3, 4],
    [4, 5, 6, 7, 8],
  ];
  await denoise(
    options({
      guidance,
      windowsAt,
      predict: (request) => {
        asked.push(request);
        return oracle(request);
      },
    }),
  );
  expect(asked.map(({ timestep }) => timestep)).toEqual([999, 999, 749, 749, 499, 499, 249, 249]);
  expect(asked.map(({ rows }) => rows.length)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  expect(asked.map(({ frames }) => frames[0])).toEqual([0, 4, 0, 4, 0, 4, 0, 4]);
  expect(asked[1]!.latents).toEqual(latents.subarray(4 * PIXELS));
});

test('begun at a later step, only the steps from there on are taken, each as it would have been', async () => {
  const run = (changes: Partial<DenoiseOptions>) => {
    const asked: PredictRequest[] = [];
    const left: Float32Array[] = [];
    const told: string[] = [];
    const made = denoise(
      options({
        ...changes,
        guidance: { scale: 2, interval: [0.7, 1] },
        predict: (request) => {
          asked.push(request);
          return oracle(request);
        },
        onStep: ({ latents: after }) => left.push(after),
        onProgress: ({ step, steps, fraction }) => told.push(`${step}/${steps} ${fraction}`),
      }),
    );
    return made.then(() => ({ asked, left, told }));
  };
  const whole = await run({});
  const part = await run({ startStep: 2, latents: whole.left[1]! });
  const isLate = ({ timestep }: PredictRequest) => timestep < 500;
  expect(part.asked).toEqual(whole.asked.filter(isLate));
  expect(part.left).toEqual(whole.left.slice(2));
  expect(part.told[0]).toMatch(/^0\/2 /);
  expect(part.told.at(-1)).toBe('1/2 1');
  const none = await run({ startStep: 4 });
  expect(none.asked).toEqual([]);
});

test('as the public pipelines, overlaps are doubled without guidance and averaged with it', async () => {
  const predict = async ({ frames, rows }: PredictRequest) =>
    new Float32Array(rows.length * frames.length * PIXELS).fill(1);
  const firstOutput = async (scale: number) => {
    const outputs: Float32Array[] = [];
    await denoise(
      options({
        predict,
        guidance: { scale },
        publicSums: true,
        windowsAt: () => [
          [0, 1, 2, 3, 4],
          [4, 5, 6, 7, 8],
        ],
        weightsOf: ({ length }) => new Float32Array(length).fill(1),
        onStep: ({ modelOutput }) => outputs.push(modelOutput),
      }),
    );
    return Array.from({ length: FRAMES }, (_, frame) => outputs[0]![frame * PIXELS]);
  };
  expect(await firstOutput(1)).toEqual([1, 1, 1, 1, 2, 1, 1, 1, 1]);
  expect(await firstOutput(2)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
});

test('each step tells of any frame what is left without noise, and is waited for', async () => {
  const told: string[] = [];
  await denoise(
    options({
      async onStep({ index, original }) {
        const frame = 4;
        const known = clean.subarray(frame * PIXELS, (frame + 1) * PIXELS);
        const distances = original(frame).map((value, at) => Math.abs(value - known[at]!));
        expect(distances).toHaveLength(PIXELS);
        expect(Math.max(...distances)).toBeLessThan(1e-4);
        await Promise.resolve();
        told.push(`step ${index}`);
      },
      predict(request) {
        told.push(`ask ${request.step}`);
        return oracle(request);
      },
      windowsAt: () => [[0, 1, 2, 3, 4, 5, 6, 7, 8]],
    }),
  );
  expect(told).toEqual([0, 1, 2, 3].flatMap((step) => [`ask ${step}`, `step ${step}`]));
});

test('progress goes through all steps and windows to the end', async () => {
  const told: string[] = [];
  const fractions: number[] = [];
  await denoise(
    options({
      onProgress({ step, steps, window, windows, fraction }) {
        told.push(`${step}/${steps} ${window}/${windows}`);
        fractions.push(fraction);
      },
    }),
  );
  expect(told[0]).toBe('0/4 1/3');
  expect(told.at(-1)).toBe('3/4 4/4');
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
});

test('the time left follows from the work done, of which a guided window is twice', () => {
  const steps = [
    { rows: ['plain', 'reference'], windows: [[0, 1]] },
    { rows: ['reference'], windows: [[0, 1]] },
  ];
  let clock = 1000;
  const told: number[][] = [];
  const meter = createDenoiseMeter(
    steps,
    ({ fraction, etaMs }) => told.push([fraction, etaMs]),
    () => clock,
  );
  clock = 1600;
  meter.windowDone();
  clock = 1900;
  meter.windowDone();
  expect(told).toEqual([
    [2 / 3, 300],
    [1, 0],
  ]);
});

test('a window costs what its step does', () => {
  const steps = [
    { rows: ['reference'], windows: [[0, 1]], cost: 1 },
    { rows: ['reference'], windows: [[0, 1]], cost: 0.25 },
  ];
  const told: number[] = [];
  const meter = createDenoiseMeter(steps, ({ fraction }) => told.push(fraction));
  meter.windowDone();
  meter.windowDone();
  expect(told).toEqual([0.8, 1]);
});

test('an abort stops before the next window', async () => {
  const abort = new AbortController();
  let calls = 0;
  const making = denoise(
    options({
      signal: abort.signal,
      predict(request) {
        calls++;
        if (calls === 2) abort.abort(new Error('enough'));
        return oracle(request);
      },
    }),
  );
  await expect(making).rejects.toThrow('enough');
  expect(calls).toBe(2);
});
