import { expect, test } from 'vitest';
import { keysOf, NETWORKS } from '../../engine/checkpoints/networks.ts';
import { PROFILES } from '../../engine/checkpoints/profiles.ts';
import { GRAPHS, type GraphName, type GraphSizes } from '../../engine/models/graphs.ts';
import type { Graph } from '../../engine/networks/graph/graph.ts';
import { GraphBuilder } from '../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import { elementCount } from '../../engine/networks/graph/value.ts';
import type { NetworkWidths } from '../../engine/networks/widths.ts';

const SIZES: GraphSizes = {
  'clip-vision': {},
  'vae-encoder': { height: 256, width: 256 },
  'vae-decoder': { latent: [32, 32], frames: 1 },
  'taesd-decoder': { latent: [32, 32], frames: 1 },
  'pose-guider': { height: 256, width: 256, frames: 2 },
  'reference-context': { rows: 1 },
  'reference-net': { latent: [32, 32] },
  'reference-keys': { latent: [32, 32] },
  'denoising-context': { rows: 2 },
  'denoising-unet': { latent: [32, 32], frames: 2, rows: ['plain', 'reference'] },
  'denoising-full': { latent: [32, 32], frames: 2, rows: ['plain', 'reference'], branch: 0 },
  'denoising-shallow': { latent: [32, 32], frames: 2, rows: ['plain', 'reference'], branch: 0 },
};

function build<Name extends GraphName>(name: Name, widths: NetworkWidths): Graph {
  const graph = GraphBuilder.create({ name, operators: PLAIN_OPERATORS });
  GRAPHS[name].build(graph, widths, SIZES[name]);
  return graph.build();
}

const graphNames = Object.keys(GRAPHS) as GraphName[];
const { widths } = PROFILES.moore;

test.each(graphNames)('%s reads weights that the public files hold, in their sizes', (name) => {
  const keys = new Map(keysOf(GRAPHS[name].network, widths).map((key) => [key.name, key.shape]));
  for (const weight of build(name, widths).weights) {
    const shape = keys.get(weight.key);
    expect(shape, weight.key).toBeDefined();
    const end = weight.skip + elementCount(weight.shape);
    expect(end, weight.key).toBeLessThanOrEqual(elementCount(shape ?? []));
  }
});

test.each(NETWORKS)(
  'of %s every weight is read by a graph, but those that the table calls dead',
  (network) => {
    const graphs = graphNames.filter((name) => GRAPHS[name].network === network);
    const read = new Set(
      graphs.flatMap((name) => build(name, widths).weights.map(({ key }) => key)),
    );
    const unread = keysOf(network, widths).filter(({ name }) => !read.has(name));
    expect(unread.filter((key) => !key.unusedByGraph)).toEqual([]);
  },
);

test('the unconditional row of guidance never pays for the photo', () => {
  const attention = build('denoising-unet', widths).nodes.filter(
    ({ operator }) => operator === 'Softmax',
  );
  const spatial = attention.filter(({ name }) => name.includes('attn1'));
  const tokens = spatial.map(({ outputs }) => outputs[0]?.shape ?? []);
  // [frames, heads, own tokens, tokens read]: each place has a row that reads its own alone.
  const own = tokens.filter(([, , queries, keys]) => keys === queries);
  const both = tokens.filter(([, , queries, keys]) => keys === 2 * (queries as number));
  expect([own.length, both.length, tokens.length]).toEqual([16, 16, 32]);
});
