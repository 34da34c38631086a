import { describe, expect, test } from 'vitest';
import { fastestProvider, tryProviders } from '../../../engine/models/providers/choose-provider.ts';
import type { ExecutionProvider } from '../../../engine/runtime/onnx.ts';

const right = Float32Array.of(1, -1, 1, -1);
const measured = (stepMs: number, answer = right) => ({ openMs: 100, stepMs, answer });

type Answers = Partial<Record<ExecutionProvider, ReturnType<typeof measured> | Error>>;

async function tried(answers: Answers) {
  const order: [ExecutionProvider, number][] = [];
  const trials = await tryProviders({
    providers: Object.keys(answers) as ExecutionProvider[],
    tolerance: 0.01,
    async measure(provider, limitMs) {
      order.push([provider, limitMs]);
      const answer = answers[provider];
      if (answer instanceof Error || answer === undefined) throw answer;
      return answer;
    },
  });
  return { trials, order };
}

describe('providers are tried', () => {
  test('after the CPU, whose answer and time the others are held against', async () => {
    const slightlyOff = right.map((value) => value * 1.005);
    const { trials, order } = await tried({
      webgpu: measured(10, slightlyOff),
      cpu: { ...measured(29_900), openMs: 100 },
    });
    expect(order).toEqual([
      ['cpu', 180_000],
      ['webgpu', 90_000],
    ]);
    expect(trials).toEqual([
      { provider: 'cpu', openMs: 100, stepMs: 29_900, error: 0 },
      { provider: 'webgpu', openMs: 100, stepMs: 10, error: expect.closeTo(0.005, 4) },
    ]);
  });

  test('and are out when they answer something else, nothing, or not at all', async () => {
    const { trials } = await tried({
      cpu: measured(100),
      webgpu: measured(1, Float32Array.of(1, -1, 1, -0.95)),
      cuda: measured(1, Float32Array.of(1, -1, 1, Number.NaN)),
      tensorrt: measured(1, Float32Array.of(1, -1)),
      dml: new Error('the card is on fire'),
    });
    expect(trials.slice(1)).toEqual([
      { provider: 'webgpu', reason: 'it computes something else: 2.5 % off the CPU' },
      { provider: 'cuda', reason: 'it computes no numbers' },
      { provider: 'tensorrt', reason: 'it computes no numbers' },
      { provider: 'dml', reason: 'the card is on fire' },
    ]);
    expect(fastestProvider(trials, { steps: 20, ratio: 1 })).toBe('cpu');
  });

  test('unchecked where the CPU has no answer', async () => {
    const { trials } = await tried({
      cpu: new Error('no room'),
      cuda: measured(5),
      webgpu: measured(1, Float32Array.of(Number.POSITIVE_INFINITY)),
    });
    expect(trials[2]).toEqual({ provider: 'webgpu', reason: 'it computes no numbers' });
    expect(trials[1]).toEqual({ provider: 'cuda', openMs: 100, stepMs: 5, error: null });
    expect(fastestProvider(trials, { steps: 20, ratio: 1 })).toBe('cuda');
  });

  test('until somebody cancels', async () => {
    const cancel = new AbortController();
    const trying = tryProviders({
      providers: ['webgpu'],
      tolerance: 1,
      signal: cancel.signal,
      async measure() {
        cancel.abort(new Error('not any more'));
        throw new Error('killed');
      },
    });
    await expect(trying).rejects.toThrow('not any more');
  });
});

test('long clips are worth a provider that opens slowly, short ones are not', () => {
  const trials = [
    { provider: 'cpu', openMs: 1_000, stepMs: 100, error: 0 },
    { provider: 'tensorrt', openMs: 60_000, stepMs: 10, error: 0.001 },
  ] as const;
  expect(fastestProvider(trials, { steps: 20, ratio: 1 })).toBe('cpu');
  expect(fastestProvider(trials, { steps: 20, ratio: 36 })).toBe('tensorrt');
  expect(fastestProvider([], { steps: 20, ratio: 1 })).toBe('cpu');
});
