import { expect, test } from 'vitest';
import { openGraph } from '../../engine/models/run-graph.ts';
import { GraphBuilder } from '../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import { conv } from '../../engine/networks/layers/conv.ts';

test('a graph with a weight that is not there is refused by its name', async () => {
  const builder = GraphBuilder.create({ name: 'lacking', operators: PLAIN_OPERATORS });
  const x = builder.input('x', [1, 2, 4, 4]);
  builder.output('y', conv(builder.at('first'), x, 2));
  const weights = new Map([['first.weight', new Float32Array(2 * 2 * 3 * 3)]]);
  await expect(openGraph(builder.build(), weights, 'cpu')).rejects.toThrow(
    /first\.bias is missing/,
  );
});
