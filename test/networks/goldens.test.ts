import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Judgement } from '../../bench/parity/judge.ts';
import { judgeSet } from '../../bench/parity/judge-set.ts';
import { openParitySet } from '../../bench/parity/parity-set.ts';
import { importModel } from '../../engine/checkpoints/import-model.ts';
import { openModel } from '../../engine/models/open-model.ts';

/** Written by training/make_fixtures.py: what the same networks in PyTorch compute. */
const FIXTURES = fileURLToPath(new URL('../fixtures/networks', import.meta.url));
const scratch = await mkdtemp(join(tmpdir(), 'anydance-goldens-'));
afterAll(() => rm(scratch, { recursive: true }));

async function judgementsOf(
  name: string,
  { dtype, ...options }: { readonly dtype: 'float32' | 'float16' } & Parameters<typeof judgeSet>[1],
): Promise<Judgement[]> {
  const [from, to] = [join(FIXTURES, name), join(scratch, `${name}-${dtype}`)];
  await importModel({ from, profile: 'moore', to, dtype });
  const set = await openParitySet(from, await openModel(to, 'cpu'));
  const judgements: Judgement[] = [];
  for await (const judgement of judgeSet(set, options)) judgements.push(judgement);
  return judgements;
}

test.each([
  { name: 'small', dtype: 'float32' },
  { name: 'odd', dtype: 'float32' },
  // Steps and guidance multiply what float16 rounds off, on this set some fifty times.
  { name: 'small', dtype: 'float16', floor: 5e-2, without: '07_pipeline' },
] as const)('every network agrees with PyTorch on the set “$name” in $dtype', async (set) => {
  const judgements = await judgementsOf(set.name, set);
  const isBad = ({ verdict }: Judgement) => verdict === 'FAILED' || verdict === 'MISSING';
  expect(judgements.filter(isBad)).toEqual([]);
  expect(judgements.filter(({ verdict }) => verdict === 'ok').length).toBeGreaterThan(60);
});
