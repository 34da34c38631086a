import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readModelRecord } from '../../checkpoints/model-record.ts';
import { graphicsFacts } from '../../runtime/graphics-devices.ts';
import { installedProviders } from '../../runtime/installed-providers.ts';
import { EXECUTION_PROVIDERS, runtimeVersion } from '../../runtime/onnx.ts';
import type { ProviderTrial, TrialSize } from './provider-trial.ts';

const FILE = 'providers.json';
/** Raised whenever trials are made in another way. */
const TRIALS_VERSION = 1;

const provider = z.enum(EXECUTION_PROVIDERS);
const milliseconds = z.number().nonnegative();
const trial = z.union([
  z.strictObject({
    provider,
    openMs: milliseconds,
    stepMs: milliseconds,
    error: z.number().nonnegative().nullable(),
  }),
  z.strictObject({ provider, reason: z.string() }),
]);
const keptTrials = z.strictObject({
  /** A hash of all that the trials depend on. */
  key: z.string(),
  sizes: z.array(
    z.strictObject({
      sidePixels: z.int().positive(),
      frames: z.int().positive(),
      trials: z.array(trial),
    }),
  ),
});

export interface SizedTrials extends TrialSize {
  readonly trials: readonly ProviderTrial[];
}

/** What `providers.json` in a model's folder holds for this machine as it is now; none where it holds nothing. */
export async function readTrials(folder: string): Promise<readonly SizedTrials[]> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => '');
  const parsed = keptTrials.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.key !== (await keyOf(folder))) return [];
  return parsed.data.sizes;
}

/** Writes trials beside those of other sizes. Where the folder cannot be written to, nothing is kept. */
export async function keepTrials(folder: string, trials: SizedTrials): Promise<void> {
  const others = (await readTrials(folder)).filter((known) => !isOfSize(known, trials));
  const kept = { key: await keyOf(folder), sizes: [...others, trials] };
  const own = join(folder, `${FILE}.${randomUUID()}`);
  try {
    await writeFile(own, `${JSON.stringify(kept, null, 2)}\n`);
    await rename(own, join(folder, FILE));
  } catch {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

export function isOfSize(a: TrialSize, b: TrialSize): boolean {
  return a.sidePixels === b.sidePixels && a.frames === b.frames;
}

/** The runtime, the providers whose files are there, the model's weights, the processor, the graphics devices. */
async function keyOf(folder: string): Promise<string> {
  const { networks } = await readModelRecord(folder);
  const parts = [
    TRIALS_VERSION,
    runtimeVersion,
    installedProviders(),
    networks.map(({ sha256 }) => sha256),
    [process.platform, process.arch, cpus()[0]?.model, availableParallelism()],
    await graphicsFacts(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
