import { describe, expect, it } from 'vitest';
import { runGraphOn } from '../../../engine/models/run-graph.ts';
import { GraphBuilder } from '../../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../../engine/networks/graph/probe-operators.ts';
import type { Value } from '../../../engine/networks/graph/value.ts';
import { averaged } from '../../../engine/networks/layers/resample.ts';

const builder = () => GraphBuilder.create({ name: 'windows', operators: PLAIN_OPERATORS });
const WINDOW = { kernel_shape: [3, 3, 3], pads: [0, 1, 1, 1, 1, 1], strides: [1, 2, 2] };

describe('windows over three axes', () => {
  it('have places by pads and strides, for convolutions and maxima alike', () => {
    const graph = builder();
    const x = graph.input('x', [1, 2, 5, 8, 7]);
    const conv = graph.node('Conv', [x, graph.weight('w', [4, 2, 3, 3, 3])], WINDOW);
    expect(conv.shape).toEqual([1, 4, 4, 4, 4]);
    expect(graph.node('MaxPool', [x], WINDOW).shape).toEqual([1, 2, 4, 4, 4]);
    expect(graph.node('GlobalAveragePool', [x]).shape).toEqual([1, 2, 1, 1, 1]);
  });

  it('have means, of blocks that lie side by side', async () => {
    const graph = builder();
    const x = graph.input('x', [1, 2, 2, 4]);
    graph.output('y', averaged(graph, x, 2));
    const values = Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 0, 0, 8, 8, 0, 4);
    const got = await runGraphOn('cpu')(graph.build(), new Map([['x', values]]));
    expect([...got]).toEqual([2.5, 4.5, 8, 1]);
  });

  it('reach over the border, where nothing is larger than what lies inside', async () => {
    const graph = builder();
    const x = graph.input('x', [1, 1, 2, 3, 3]);
    const most = graph.node('MaxPool', [x], {
      kernel_shape: [1, 2, 2],
      pads: [0, 0, 0, 0, 1, 1],
      strides: [1, 2, 2],
    });
    graph.output('y', most);
    const values = Float32Array.from({ length: 18 }, (_, i) => (i * 7) % 18);
    const got = await runGraphOn('cpu')(graph.build(), new Map([['x', values]]));
    expect([...got]).toEqual(maxima(values));
  });
});

describe('windows that do not fit', () => {
  const wrong: readonly [string, (graph: GraphBuilder, x: Value) => Value, string][] = [
    [
      'a flat kernel over a clip',
      (graph, x) => graph.node('Conv', [x, graph.weight('w', [4, 2, 3, 3])], WINDOW),
      'does not go with',
    ],
    [
      'other channels than the kernel',
      (graph, x) => graph.node('Conv', [x, graph.weight('w', [4, 3, 3, 3, 3])], WINDOW),
      'does not go with',
    ],
    [
      'a flat maximum over a clip',
      (graph, x) => graph.node('MaxPool', [x], { ...WINDOW, kernel_shape: [3, 3] }),
      'has no windows of 3×3',
    ],
    [
      'pads of a picture over a clip',
      (graph, x) => graph.node('MaxPool', [x], { ...WINDOW, pads: [1, 1, 1, 1] }),
      'are not of 3 axes',
    ],
  ];
  for (const [what, build, words] of wrong) {
    it(`${what}: a sentence`, () => {
      const graph = builder();
      expect(() => build(graph, graph.input('x', [1, 2, 5, 8, 7]))).toThrow(words);
    });
  }
});

/** The largest of each 2×2 square of the two 3×3 pictures, cut off at the border. */
function maxima(values: Float32Array): number[] {
  const corners = [0, 1].flatMap((t) => [0, 2].flatMap((y) => [0, 2].map((x) => [t, y, x])));
  return corners.map(([t, y, x]) => {
    const inside = [0, 1].flatMap((dy) => [0, 1].map((dx) => [y! + dy, x! + dx]));
    const seen = inside.filter(([row, column]) => row! < 3 && column! < 3);
    return Math.max(...seen.map(([row, column]) => values[t! * 9 + row! * 3 + column!]!));
  });
}
