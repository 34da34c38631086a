import { UserError } from './core/user-error.ts';
import { MEMORY_LIMITS } from './render-request.ts';
import { availableMemory } from './runtime/device-memory.ts';
import type { ExecutionProvider } from './runtime/onnx.ts';

/** What the operator allows, bytes; what is not said is found out, or guessed. */
export interface MemoryLimits {
  /** Of the machine's memory, for this process and all that it starts. */
  readonly machineBytes?: number;
  /** Of a graphics card's, for the networks. */
  readonly cardBytes?: number;
}

/** What a render process and its encoder take beside the networks; 700 MB were measured. */
const BESIDE_BYTES = 900e6;

/**
 * The limits that an environment sets: `ANYDANCE_MEMORY_MB` and `ANYDANCE_GPU_MEMORY_MB`.
 * @throws UserError `option-invalid`
 */
export function readMemoryLimits(env: Readonly<Record<string, string | undefined>>): MemoryLimits {
  const [machineBytes, cardBytes] = ['ANYDANCE_MEMORY_MB', 'ANYDANCE_GPU_MEMORY_MB'].map((name) =>
    readMegabytes(name, env[name]),
  );
  return {
    ...(machineBytes !== undefined && { machineBytes }),
    ...(cardBytes !== undefined && { cardBytes }),
  };
}

function readMegabytes(option: string, given: string | undefined): number | undefined {
  if (given === undefined || given === '') return undefined;
  const { min, max } = MEMORY_LIMITS;
  const megabytes = Number(given);
  if (/^\d+$/.test(given) && megabytes >= min && megabytes <= max) return megabytes * 1e6;
  const expected = `a whole number of megabytes from ${min} to ${max}`;
  throw new UserError('option-invalid', { option, expected, given });
}

/** What was measured was at most so much more than what was predicted. */
const MARGIN = 1.15;

/**
 * How many bytes networks may be predicted to take on a provider, with room for what this process
 * takes beside them.
 */
export async function networkMemory(
  provider: ExecutionProvider,
  { machineBytes, cardBytes }: MemoryLimits,
): Promise<number> {
  if (provider !== 'cpu') {
    const card = cardBytes === undefined ? {} : { limitBytes: cardBytes };
    return (await availableMemory(provider, card)) / MARGIN;
  }
  const taken = process.memoryUsage.rss();
  const beside = Math.max(taken, BESIDE_BYTES);
  const free = (await availableMemory('cpu')) - (beside - taken);
  const allowed = (machineBytes ?? Number.POSITIVE_INFINITY) - beside;
  return Math.max(0, Math.min(free, allowed)) / MARGIN;
}
