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

test.each(['small', 'odd'])('every network agrees with PyTorch on the set “%s”', async (name) => {
  const [from, to] = [join(FIXTURES, name), join(scratch, name)];
  await importModel({ from, profile: 'moore', to, dtype: 'float32' });
  const set = await openParitySet(from, await openModel(to, 'cpu'));
  const judgements: Judgement[] = [];
  for await (const judgement of judgeSet(set)) judgements.push(judgement);
  const isBad = ({ verdict }: Judgement) => verdict === 'FAILED' || verdict === 'MISSING';
  expect(judgements.filter(isBad)).toEqual([]);
  expect(judgements.filter(({ verdict }) => verdict === 'ok').length).toBeGreaterThan(60);
});
