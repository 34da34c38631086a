import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importModel } from '../engine/checkpoints/import-model.ts';
import { openModel } from '../engine/models/open-model.ts';
import { installedProviders } from '../engine/runtime/installed-providers.ts';
import type { Judgement } from './parity/judge.ts';
import { judgeSet } from './parity/judge-set.ts';
import { openParitySet } from './parity/parity-set.ts';

/**
 * Holds the networks and what stands around them against golden data that the public PyTorch code
 * computed. Prints a line for each golden value and ends with 1 if one is off or missing.
 */
const HELP = `npm run parity -- DIR [options]

DIR holds config.json, checkpoints in their public form, inputs/ and golden/; its README.md
states the tolerances.

  --provider NAME   where the networks run: cpu (default), or any that is installed
  --dtype NAME      weights and activations: float32 (default) or float16
  --without FILE    do not run this file of golden data, as 07_pipeline
  --floor NUMBER    no tolerance but an exact one is smaller than this; default 0. The stated ones
                    are ten times the noise of float32 on a CPU, and a GPU rounds elsewhere.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    provider: { type: 'string', default: 'cpu' },
    dtype: { type: 'string', default: 'float32' },
    floor: { type: 'string', default: '0' },
    without: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help || positionals.length !== 1) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  await main(resolve(positionals[0] as string));
}

async function main(folder: string): Promise<void> {
  const provider = oneOf(installedProviders(), values.provider, '--provider');
  const dtype = oneOf(['float32', 'float16'] as const, values.dtype, '--dtype');
  const scratch = await mkdtemp(join(tmpdir(), 'anydance-parity-'));
  try {
    const to = join(scratch, 'model');
    await importModel({ from: folder, profile: 'moore', to, dtype });
    const set = await openParitySet(folder, await openModel(to, provider));
    const judging = { floor: Number(values.floor), without: values.without };
    const counts = new Map<string, number>();
    for await (const judgement of judgeSet(set, judging)) {
      console.log(line(judgement));
      counts.set(judgement.verdict, (counts.get(judgement.verdict) ?? 0) + 1);
    }
    console.log([...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', '));
    if (counts.has('FAILED') || counts.has('MISSING') || !counts.has('ok')) process.exitCode = 1;
  } finally {
    await rm(scratch, { recursive: true });
  }
}

function oneOf<Choice extends string>(
  choices: readonly Choice[],
  given: string,
  option: string,
): Choice {
  const choice = choices.find((name) => name === given);
  if (!choice) throw new Error(`${option}: one of ${choices.join(', ')}, not “${given}”`);
  return choice;
}

function line({ name, difference, tolerance, verdict }: Judgement): string {
  const number = (value?: number) =>
    (value === undefined ? '' : value.toExponential(1)).padStart(9);
  return `${name.padEnd(58)} ${number(difference)} ${number(tolerance)}  ${verdict}`;
}
