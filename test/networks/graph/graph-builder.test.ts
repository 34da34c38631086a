import { expect, test } from 'vitest';
import { GraphBuilder } from '../../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../../engine/networks/graph/probe-operators.ts';
import { linear } from '../../../engine/networks/layers/linear.ts';
import { add, silu } from '../../../engine/networks/layers/pointwise.ts';

const create = () => GraphBuilder.create({ name: 'small', operators: PLAIN_OPERATORS });

test('what no output needs is not in the graph', () => {
  const graph = create();
  const x = graph.input('x', [1, 4]);
  graph.input('idle', [1]);
  const kept = linear(graph.at('kept'), x, 4);
  linear(graph.at('dead'), kept, 4);
  graph.output('y', kept);
  const built = graph.build();
  expect(built.inputs.map(({ name }) => name)).toEqual(['x']);
  expect(built.weights.map(({ key }) => key)).toEqual(['kept.weight', 'kept.bias']);
  expect(built.nodes.map(({ operator }) => operator)).toEqual(['Gemm']);
});

test('a place inside can be answered too, also under two names', () => {
  const graph = create();
  const inside = silu(graph, graph.input('x', [1, 4]));
  graph.at('block').at('last').tap(inside);
  graph.at('block').tap(inside);
  graph.output('y', add(graph, inside, inside));
  const built = graph.build(['block.last', 'block']);
  expect(built.outputs.map(({ name }) => name).sort()).toEqual(['block', 'block.last', 'y']);
  expect(() => graph.build(['nowhere'])).toThrow('small has no place called nowhere');
});

test('a weight that is read twice is loaded once', () => {
  const graph = create();
  const x = graph.input('x', [1, 4]);
  graph.output('y', linear(graph.at('layer'), linear(graph.at('layer'), x, 4), 4));
  expect(graph.build().weights).toHaveLength(2);
});

test('an error names the place in the network', () => {
  const graph = create();
  const at = graph.at('mid_block').at('attentions.0');
  const [a, b] = [graph.input('a', [1, 4]), graph.input('b', [1, 3])];
  expect(() => add(at, a, b)).toThrow(
    'mid_block.attentions.0/Add.0: float32[1,4] does not go with float32[1,3]',
  );
});
