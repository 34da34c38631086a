import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { reshape } from './shape.ts';

/**
 * A linear layer over the last axis: [...,K] → [...,out]. The weight is read as the file holds it,
 * [out,K]; `skipRows` reads a part of it, from that row on.
 */
export function linear(
  graph: GraphBuilder,
  x: Value,
  out: number,
  { bias = true, skipRows = 0 }: { readonly bias?: boolean; readonly skipRows?: number } = {},
): Value {
  const width = x.shape.at(-1) as number;
  const outer = x.shape.slice(0, -1);
  const rows = outer.reduce((product, size) => product * size, 1);
  const flat = reshape(graph, x, [rows, width]);
  const weight = graph.weight('weight', [out, width], { skip: skipRows * width });
  const terms = bias
    ? [flat, weight, graph.weight('bias', [out], { skip: skipRows })]
    : [flat, weight];
  return reshape(graph, graph.node('Gemm', terms, { transB: 1 }), [...outer, out]);
}
