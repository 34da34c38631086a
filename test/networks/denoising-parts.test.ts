import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRandom } from '../../engine/core/random.ts';
import { buildGraph } from '../../engine/models/build-graph.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import { runOnce } from '../../engine/studio/run-once.ts';
import { openTinyModel } from '../studio/tiny-model.ts';

const folder = await mkdtemp(join(tmpdir(), 'anydance-parts-'));
const model = await openTinyModel(join(folder, 'model'));
afterAll(() => rm(folder, { recursive: true }));

const size = { latent: [3, 2], frames: 2, rows: ['plain', 'reference'] } as const;

function graphOf(name: 'denoising-full' | 'denoising-shallow', branch: number) {
  const { widths } = model;
  const style = { widths, dtype: 'float32', operators: PLAIN_OPERATORS } as const;
  return buildGraph(style, name, { size: { ...size, branch } });
}

/** Values for all that the whole network reads. */
function randomFeeds(): Record<string, Float32Array> {
  const random = createRandom(5);
  return Object.fromEntries(
    graphOf('denoising-full', 0).inputs.map(({ name, shape }) => {
      const length = shape.reduce((product, side) => product * side, 1);
      return [name, Float32Array.from({ length }, () => 2 * random() - 1)];
    }),
  );
}

test.each([0, 2, 5])(
  'at skip branch %s the shallow part makes the same of the same deep features',
  async (branch) => {
    const feeds = randomFeeds();
    const sized = { ...size, branch };
    const full = await runOnce(model, { name: 'denoising-full', size: sized, feeds });
    const shallow = (deep: Float32Array) =>
      runOnce(model, { name: 'denoising-shallow', size: sized, feeds: { ...feeds, deep } });
    const { prediction } = await shallow(full.deep!);
    expect(prediction).toEqual(full.prediction);
    const other = await shallow(full.deep!.map((value) => value + 1));
    expect(other.prediction).not.toEqual(full.prediction);
  },
);

test('the shallow part holds only the first skips and the last pairs', () => {
  const placesOf = (branch: number) => {
    const weights = graphOf('denoising-shallow', branch).weights;
    const paths = weights.flatMap(({ key }) => /^\w+_blocks?\.\d\.resnets\.\d/.exec(key) ?? []);
    return [...new Set(paths)];
  };
  expect(placesOf(0)).toEqual(['up_blocks.3.resnets.2']);
  expect(placesOf(1)).toEqual([
    'down_blocks.0.resnets.0',
    'up_blocks.3.resnets.1',
    'up_blocks.3.resnets.2',
  ]);
  const { inputs } = graphOf('denoising-shallow', 0);
  expect(inputs.filter(({ name }) => name.startsWith('key.'))).toHaveLength(1);
});

test('deep features lie at the size and the width of their skip branch', () => {
  const deepOf = (branch: number) =>
    graphOf('denoising-full', branch).outputs.find(({ name }) => name === 'deep')?.shape;
  expect(deepOf(0)).toEqual([4, 4, 3, 2]);
  expect(deepOf(3)).toEqual([4, 4, 2, 1]);
});

test.each([-1, 12, 0.5])('there is no skip branch %s', (branch) => {
  expect(() => graphOf('denoising-full', branch)).toThrow(RangeError);
});
