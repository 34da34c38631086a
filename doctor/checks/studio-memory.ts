import { sayBytes } from '../../engine/core/say-bytes.ts';
import { readWorkerConfig, type WorkerConfig } from '../../engine/worker/config.ts';
import { ConfigError } from '../../queue/read-env.ts';
import { broken, type Check, type CheckContext, type Finding, off, well } from '../check.ts';
import { runProbe } from './run-probe.ts';

interface Memory {
  /** What networks may take. */
  readonly availableBytes: number;
  readonly models: readonly ModelMemory[];
}

type ModelMemory = { readonly name: string } & (
  | {
      /** Of the networks' pictures, pixels. */
      readonly width: number;
      readonly height: number;
      /** Frames that are denoised together. */
      readonly window: number;
      readonly bytes: number;
    }
  | { readonly refusal: string; readonly isShort: boolean }
);

/** Whether the quality “studio” has the memory that it needs, without a graphics card. */
export const studioMemoryCheck: Check = {
  name: 'studio memory',
  limitMs: 60_000,
  async run({ env, signal }: CheckContext) {
    const config = readConfig(env);
    if (config === null) return off('not looked at, as the settings are wrong');
    const limits = isServed(config) ? { ANYDANCE_MEMORY_MB: studioMegabytes(config) } : {};
    const memory = await runProbe<Memory>('studio-memory', { signal, env: { ...env, ...limits } });
    return judgeMemory(memory, isServed(config));
  },
};

/** @param served whether a worker takes jobs of that quality */
export function judgeMemory({ availableBytes, models }: Memory, served: boolean): Finding {
  const room = `${sayBytes(availableBytes)} for networks`;
  if (models.length === 0) return off(`${room}, and no model`);
  const says = `${room}: ${models.map(sayModel).join('; ')}`;
  const isTooShort = models.some((model) => 'refusal' in model && model.isShort);
  if (served && isTooShort)
    return broken(says, 'Raise WORKER_MEMORY_MB, or take studio out of WORKER_QUALITIES.');
  return well(says);
}

function sayModel(model: ModelMemory): string {
  if ('refusal' in model) return `${model.name}: ${model.refusal}`;
  const { name, width, height, window, bytes } = model;
  return `${name} draws a portrait at ${width}×${height}, ${window} frames at a time, in ${sayBytes(bytes)}`;
}

function isServed({ worker }: WorkerConfig): boolean {
  return worker.qualities.includes('studio');
}

function studioMegabytes({ worker }: WorkerConfig): string {
  return String(Math.floor(worker.jobs.studio.memoryBytes / 1e6));
}

function readConfig(env: CheckContext['env']): WorkerConfig | null {
  try {
    return readWorkerConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}
