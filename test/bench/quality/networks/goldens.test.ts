import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { I3D_CLIP, i3d } from '../../../../bench/quality/networks/i3d.ts';
import { lpips } from '../../../../bench/quality/networks/lpips.ts';
import { openGraph } from '../../../../engine/models/run-graph.ts';
import type { Graph } from '../../../../engine/networks/graph/graph.ts';
import { GraphBuilder } from '../../../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../../../engine/networks/graph/probe-operators.ts';
import { elementCount } from '../../../../engine/networks/graph/value.ts';
import goldens from '../../../fixtures/metrics.json' with { type: 'json' };
import { formula, formulaWeight } from '../formula-weights.ts';

/** The goldens are those of training/make_metric_goldens.py. */
describe('LPIPS', () => {
  for (const trunk of ['alex', 'vgg'] as const) {
    it(`of ${trunk} is what PyTorch makes of it`, async () => {
      const graph = builder();
      lpips(graph, { trunk, height: 70, width: 85 });
      const pictures = formula('pair', 2 * 3 * 70 * 85);
      const { distance } = await run(graph.build(), { pictures });
      expect(distance).toHaveLength(1);
      expect(distance![0]).toBeCloseTo(goldens.lpips[trunk], 5);
    });
  }

  it('takes features that are all zero for equal', async () => {
    const graph = builder();
    lpips(graph, { trunk: 'alex', height: 63, width: 63 });
    const zeros = (_: string, shape: readonly number[]) => new Float32Array(elementCount(shape));
    const pictures = formula('pair', 2 * 3 * 63 * 63);
    expect((await run(graph.build(), { pictures }, zeros)).distance).toEqual(Float32Array.of(0));
  });
});

describe('I3D', () => {
  const graph = builder();
  i3d(graph);
  const built = graph.build();

  it('is made of the very weights of the public file', () => {
    const lines = built.weights.map(({ key, shape }) => `${key} [${shape.join(', ')}]\n`).sort();
    const digest = createHash('sha256').update(lines.join('')).digest('hex');
    expect(digest).toBe(goldens.i3d.names);
  });

  it('has the logits that PyTorch makes of a clip', async () => {
    const { frames, side } = I3D_CLIP;
    const clip = formula('clip', 3 * frames * side * side);
    const { logits } = await run(built, { clip });
    expect(logits).toHaveLength(400);
    const furthest = goldens.i3d.logits.map((golden, i) => Math.abs(logits![10 * i]! - golden));
    expect(Math.max(...furthest)).toBeLessThan(5e-5);
  });
});

function builder(): GraphBuilder {
  return GraphBuilder.create({ name: 'measure', operators: PLAIN_OPERATORS });
}

async function run(
  graph: Graph,
  feeds: Readonly<Record<string, Float32Array>>,
  weight = formulaWeight,
): Promise<Record<string, Float32Array>> {
  const weights = new Map(graph.weights.map(({ key, shape }) => [key, weight(key, shape)]));
  const session = await openGraph(graph, weights, 'cpu');
  try {
    return await session.run(feeds);
  } finally {
    await session.close();
  }
}
