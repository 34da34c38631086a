import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSafetensors, checkView } from './check-values.ts';
import { createDice, type Dice } from './dice.ts';
import { mutatedSafetensors } from './mutate-safetensors.ts';
import { mutatedTorch } from './mutate-torch.ts';
import { type CheckValues, outcome } from './outcome.ts';

interface FuzzResult {
  /** How many files were read, or refused with which code. */
  readonly counts: ReadonlyMap<string, number>;
  /** What should never be, one line each, with the seed that shows it again. */
  readonly failures: readonly string[];
  readonly slowest: { readonly seed: number; readonly ms: number };
}

interface FuzzOptions {
  readonly folder: string;
  readonly firstSeed: number;
  readonly files: number;
}

/** Opens and reads mutated weight files, one for each seed. */
export async function fuzzWeightFiles({
  folder,
  firstSeed,
  files,
}: FuzzOptions): Promise<FuzzResult> {
  const counts = new Map<string, number>();
  const failures: string[] = [];
  let slowest = { seed: firstSeed, ms: 0 };
  for (let seed = firstSeed; seed < firstSeed + files; seed++) {
    const start = performance.now();
    const given = await tryOne(folder, seed).catch((error: unknown) => {
      failures.push(`seed ${seed}: ${error instanceof Error ? error.stack : error}`);
      return 'FAILED';
    });
    counts.set(given, (counts.get(given) ?? 0) + 1);
    const ms = performance.now() - start;
    if (ms > slowest.ms) slowest = { seed, ms };
  }
  return { counts, failures, slowest };
}

async function tryOne(folder: string, seed: number): Promise<string> {
  const path = join(folder, 'mutated');
  const canary = join(folder, 'canary');
  const { bytes, check } = mutant(createDice(seed), canary);
  writeFileSync(path, bytes);
  const given = await outcome(path, check);
  if (existsSync(canary)) throw new Error('the file ran a command');
  return given;
}

function mutant(dice: Dice, canary: string): { bytes: Uint8Array; check: CheckValues } {
  if (dice.below(3) === 0) {
    const bytes = mutatedSafetensors(dice);
    return { bytes, check: checkSafetensors(bytes) };
  }
  const { bytes, isDataIntact } = mutatedTorch(dice, canary);
  return { bytes, check: isDataIntact ? checkView : () => undefined };
}
