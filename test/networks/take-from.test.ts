import { expect, test } from 'vitest';
import { runGraphOn } from '../../engine/models/run-graph.ts';
import { GraphBuilder } from '../../engine/networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../../engine/networks/graph/probe-operators.ts';
import { takeFrom } from '../../engine/networks/layers/take-from.ts';

const builder = () => GraphBuilder.create({ name: 'take', operators: PLAIN_OPERATORS });

test('a picture is taken from places: a pixel at its middle, a mixture between, the rim beyond', async () => {
  const graph = builder();
  const picture = graph.input('picture', [1, 1, 2, 3]);
  graph.output('y', takeFrom(graph, picture, graph.input('places', [1, 2, 1, 4])));
  const got = await runGraphOn('cpu')(
    graph.build(),
    new Map([
      ['picture', Float32Array.of(0, 10, 20, 30, 40, 50)],
      // Columns, then rows: a pixel, half of the way to the next, half of the way down, far outside.
      ['places', Float32Array.of(1.5, 2, 0.5, 90, 0.5, 0.5, 1, 90)],
    ]),
  );
  expect([...got].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([10, 15, 15, 50]);
});

test('as many pictures as places, of x and y', () => {
  const graph = builder();
  const picture = graph.input('picture', [2, 3, 4, 4]);
  const grid = (shape: readonly number[]) => graph.input(`grid ${shape}`, shape);
  expect(graph.node('GridSample', [picture, grid([2, 5, 6, 2])]).shape).toEqual([2, 3, 5, 6]);
  for (const wrong of [
    [1, 5, 6, 2],
    [2, 5, 6, 3],
  ]) {
    expect(() => graph.node('GridSample', [picture, grid(wrong)])).toThrow('does not go with');
  }
});
