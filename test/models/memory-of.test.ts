import { expect, test } from 'vitest';
import { memoryOf } from '../../engine/models/memory-of.ts';
import { memoryOn } from '../../engine/models/memory-on.ts';
import { GraphBuilder } from '../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import type { Value } from '../../engine/networks/graph/value.ts';
import { conv } from '../../engine/networks/layers/conv.ts';
import { linear } from '../../engine/networks/layers/linear.ts';
import { relu } from '../../engine/networks/layers/pointwise.ts';
import { reshape } from '../../engine/networks/layers/shape.ts';

const MEGA = 2 ** 20;
/** float32, 64 MiB: too large for the heap. */
const LARGE = [16, MEGA];

function graphOf(write: (graph: GraphBuilder) => Value, dtype: 'float32' | 'float16' = 'float32') {
  const graph = GraphBuilder.create({ name: 'memory', operators: PLAIN_OPERATORS, dtype });
  graph.output('y', write(graph));
  return graph.build();
}

test('a chain of operations needs two buffers, however long it is', () => {
  const chain = (length: number) =>
    graphOf((graph) => {
      let h = graph.input('x', LARGE);
      for (let step = 0; step < length; step++) h = relu(graph, h);
      return h;
    });
  expect(memoryOf(chain(3)).activations).toBe(2 * 64 * MEGA);
  expect(memoryOf(chain(9)).activations).toBe(2 * 64 * MEGA);
  expect(memoryOf(chain(9)).io).toBe(2 * 64 * MEGA);
});

test('a value that is read again much later keeps its buffer', () => {
  const graph = graphOf((builder) => {
    const early = relu(builder, builder.input('x', LARGE));
    const late = relu(builder, relu(builder, relu(builder, early)));
    return builder.node('Add', [early, late]);
  });
  expect(memoryOf(graph).activations).toBe(3 * 64 * MEGA);
});

test('a reshaped value lies where it lay', () => {
  const graph = graphOf((builder) => {
    const h = reshape(builder, relu(builder, builder.input('x', LARGE)), [8, 2 * MEGA]);
    return relu(builder, h);
  });
  expect(memoryOf(graph).activations).toBe(64 * MEGA);
});

test('a buffer waits for the next value of its own shape, through all that have another', () => {
  const turn = (graph: GraphBuilder, x: Value) => graph.node('Transpose', [x], { perm: [1, 0] });
  const graph = graphOf((builder) => {
    const before = relu(builder, relu(builder, builder.input('x', LARGE)));
    const between = relu(builder, turn(builder, before));
    return relu(builder, turn(builder, between));
  });
  expect(memoryOf(graph).activations).toBe(3 * 64 * MEGA);
});

test('weights count once, in their own type; a convolution has blocked copies of what it reads and writes', () => {
  const graph = graphOf((builder) => {
    const x = relu(builder, builder.input('x', [1, 64, 512, 512]));
    return relu(builder, conv(builder.at('conv'), x, 64));
  });
  const { weights, activations } = memoryOf(graph);
  expect(weights).toBe(4 * (64 * 64 * 9 + 64));
  expect(activations).toBe(2 * 64 * MEGA);
});

test('on the CPU half-precision weights are widened, on a graphics card they are not', () => {
  const graph = graphOf((builder) => linear(builder, builder.input('x', [1, 512]), 512), 'float16');
  const { weights } = memoryOf(graph);
  const [cpu, webgpu] = [memoryOn('cpu', graph), memoryOn('webgpu', graph)];
  expect(cpu.weights - webgpu.weights).toBe(3 * weights);
});

test('small buffers have gaps between them, but not in an arena', () => {
  const graph = graphOf((builder) => relu(builder, relu(builder, builder.input('x', [16, 64]))));
  const [heap, arena] = [memoryOf(graph), memoryOf(graph, { arena: true })];
  expect(arena.activations).toBe(4 * 16 * 64);
  expect(heap.activations).toBeGreaterThan(arena.activations);
});
