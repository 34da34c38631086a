import { readModelRecord } from '../../checkpoints/model-record.ts';
import { PROFILES } from '../../checkpoints/profiles.ts';
import { mayHaveGraphics } from '../../runtime/graphics-devices.ts';
import { installedProviders } from '../../runtime/installed-providers.ts';
import type { ExecutionProvider } from '../../runtime/onnx.ts';
import { fastestProvider, type StepMeasure, tryProviders } from './choose-provider.ts';
import { isOfSize, keepTrials, readTrials, type SizedTrials } from './kept-trials.ts';
import { type ClipSize, type TrialSize, trialSize, workRatio } from './provider-trial.ts';
import { measureProvider } from './trial-process.ts';

/**
 * The greatest error of a provider that computes the same. On the small test networks half precision
 * makes 0.0008, and WebGPU's arithmetic in single precision 0.00006; full networks are deeper.
 */
const TOLERANCE = { float16: 0.05, float32: 0.01 } as const;

export interface ClipWork extends ClipSize {
  /** Of denoising; default the model's. */
  readonly steps?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ProviderChooser {
  /** The provider that has a clip ready first. Measured once for a model, size and machine. */
  choose(folder: string, work: ClipWork): Promise<ExecutionProvider>;
}

/** What a chooser finds out about the machine; tests have machines of their own. */
export interface ChooserMachine {
  /** Those that may run, but for the CPU. */
  candidates(): Promise<readonly ExecutionProvider[]>;
  measure(
    provider: ExecutionProvider,
    trial: { folder: string; size: TrialSize; limitMs: number; signal: AbortSignal | undefined },
  ): Promise<StepMeasure>;
}

export const THIS_MACHINE: ChooserMachine = {
  async candidates() {
    const others = installedProviders().filter((provider) => provider !== 'cpu');
    return others.length > 0 && (await mayHaveGraphics()) ? others : [];
  },
  measure: (provider, { folder, size, ...limits }) =>
    measureProvider(provider, { step: { folder, size }, ...limits }),
};

/** On a machine with nothing but a CPU, nothing is measured. */
export function createProviderChooser(machine: ChooserMachine = THIS_MACHINE): ProviderChooser {
  /** For folders that cannot be written to. */
  const known = new Map<string, SizedTrials>();
  return {
    async choose(folder, { width, height, steps, signal }) {
      if ((await machine.candidates()).length === 0) return 'cpu';
      const size = trialSize({ width, height });
      const id = JSON.stringify([folder, size]);
      const kept = (await readTrials(folder)).find((one) => isOfSize(one, size)) ?? known.get(id);
      const sized = kept ?? (await measureProviders(folder, { size, signal, machine }));
      known.set(id, sized);
      const { schedule, window } = PROFILES[(await readModelRecord(folder)).profile];
      const ratio = workRatio({ width, height, window: window.frames }, size);
      return fastestProvider(sized.trials, { steps: steps ?? schedule.steps, ratio });
    },
  };
}

/** Tries all providers on a model, and keeps what came of it in the model's folder. */
export async function measureProviders(
  folder: string,
  {
    size,
    signal,
    machine = THIS_MACHINE,
  }: {
    readonly size: TrialSize;
    readonly signal?: AbortSignal | undefined;
    readonly machine?: ChooserMachine;
  },
): Promise<SizedTrials> {
  const { dtype } = await readModelRecord(folder);
  const trials = await tryProviders({
    providers: await machine.candidates(),
    measure: (provider, limitMs) => machine.measure(provider, { folder, size, limitMs, signal }),
    tolerance: TOLERANCE[dtype],
    signal,
  });
  const sized = { ...size, trials };
  await keepTrials(folder, sized);
  return sized;
}
