import type { ExecutionProvider } from '../../runtime/onnx.ts';
import type { ProviderTrial, WorkingProvider } from './provider-trial.ts';

/** What a provider answered, and how long it took. */
export interface StepMeasure extends Pick<WorkingProvider, 'openMs' | 'stepMs'> {
  readonly answer: Float32Array;
}

export interface TrialOptions {
  /** In the order in which they are tried; the CPU comes first, whether it is named or not. */
  readonly providers: readonly ExecutionProvider[];
  /** Runs the network on a provider, within a time. What it throws is why that is out. */
  readonly measure: (provider: ExecutionProvider, limitMs: number) => Promise<StepMeasure>;
  /** The greatest error, see `WorkingProvider`. */
  readonly tolerance: number;
  readonly signal?: AbortSignal | undefined;
}

/** Weights of several gigabytes may come from a slow disk first, and a slow CPU be the only one. */
const CPU_LIMIT_MS = 180_000;
/** What takes so much longer than the CPU until its answer is there will hardly overtake it. */
const SLOWER = { times: 3, leastMs: 60_000 };

/**
 * Tries providers one after the other, each alone in memory. One that answers other than the CPU is
 * out, however fast. Where the CPU has no answer (the network may not fit beside it), an answer
 * of finite numbers must do.
 * @throws the signal's reason, when it is aborted
 */
export async function tryProviders(options: TrialOptions): Promise<readonly ProviderTrial[]> {
  const { providers, measure, tolerance, signal } = options;
  const trials: ProviderTrial[] = [];
  let expected: Float32Array | null = null;
  let limitMs = CPU_LIMIT_MS;
  for (const provider of ['cpu', ...providers.filter((name) => name !== 'cpu')] as const) {
    try {
      const { answer, openMs, stepMs } = await measure(provider, limitMs);
      if (provider === 'cpu') {
        expected = answer;
        limitMs = Math.max(SLOWER.leastMs, SLOWER.times * (openMs + stepMs));
      }
      const error = errorOf(answer, expected);
      if (!(error === null || error <= tolerance)) throw new Error(saysWrong(error));
      trials.push({ provider, openMs, stepMs, error });
    } catch (cause) {
      signal?.throwIfAborted();
      trials.push({ provider, reason: cause instanceof Error ? cause.message : String(cause) });
    }
  }
  return trials;
}

/** The provider that has a clip ready first: opened, and so many steps, each of them so much larger. */
export function fastestProvider(
  trials: readonly ProviderTrial[],
  { steps, ratio }: { readonly steps: number; readonly ratio: number },
): ExecutionProvider {
  const working = trials.filter((trial) => 'stepMs' in trial);
  const clipMs = ({ openMs, stepMs }: WorkingProvider) => openMs + steps * ratio * stepMs;
  const [first, ...others] = working;
  // With nothing to compare, the one that always starts; it says itself what it lacks.
  if (!first) return 'cpu';
  return others.reduce((best, trial) => (clipMs(trial) < clipMs(best) ? trial : best), first)
    .provider;
}

/** NaN for an answer with anything in it that is no number, or of another length. */
function errorOf(answer: Float32Array, expected: Float32Array | null): number | null {
  if (!answer.every(Number.isFinite)) return Number.NaN;
  if (expected === null) return null;
  if (answer.length !== expected.length) return Number.NaN;
  return rms(answer.map((value, i) => value - (expected[i] as number))) / rms(expected);
}

function rms(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}

function saysWrong(error: number): string {
  if (Number.isNaN(error)) return 'it computes no numbers';
  return `it computes something else: ${(100 * error).toPrecision(2)} % off the CPU`;
}
