import { runOnce } from '../../../engine/studio/run-once.ts';
import { channelsFirst, framesFirst } from '../layout.ts';
import { arrayOf, type Computed, numbersOf, type ParitySet } from '../parity-set.ts';
import { denoisingInputs, integerOf } from './predict.ts';

const PREFIX = '09_deep_cache/';
const GUIDED = { rows: ['plain', 'reference'], roundBank: false } as const;

/** `09_deep_cache`: the denoising UNet in two parts. */
export async function* deepCacheCase(set: ParitySet): AsyncIterable<Computed> {
  yield { name: `${PREFIX}deep_timestep` };
  const golden = await set.golden('09_deep_cache');
  const branches = [...golden.keys()].filter((name) => /^deep_\d+$/.test(name)).map(branchOf);
  for (const branch of branches) yield* partsAt(set, branch);
}

function branchOf(name: string): number {
  return Number(name.replace('deep_', ''));
}

/** The shallow part goes on from the golden features, so that it answers for itself alone. */
async function* partsAt(set: ParitySet, branch: number): AsyncIterable<Computed> {
  const file = await set.golden('09_deep_cache');
  const { model } = set;
  const earlier = await denoisingInputs(set, GUIDED, integerOf(file, 'deep_timestep'));
  const size = { ...earlier.size, branch };
  const full = await runOnce(model, { name: 'denoising-full', size, feeds: earlier.feeds });
  const { shape } = arrayOf(file, `deep_${branch}`);
  const own = full.deep as Float32Array;
  yield { name: `${PREFIX}deep_${branch}`, values: channelsFirst(own, shape) };
  const deep = framesFirst(numbersOf(file, `deep_${branch}`), shape);
  const { feeds } = await denoisingInputs(set, GUIDED);
  const shallow = await runOnce(model, {
    name: 'denoising-shallow',
    size,
    feeds: { ...feeds, deep },
  });
  const name = `output_${branch}`;
  const prediction = shallow.prediction as Float32Array;
  yield { name: PREFIX + name, values: channelsFirst(prediction, arrayOf(file, name).shape) };
}
