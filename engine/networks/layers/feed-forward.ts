import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { linear } from './linear.ts';
import { gelu, multiply } from './pointwise.ts';

/**
 * The feed-forward part of a transformer with GEGLU: tokens [...,C] → [...,C]. `net.0.proj` makes
 * 8 C values, of which the first half is multiplied by the GELU of the second.
 */
export function feedForward(graph: GraphBuilder, tokens: Value): Value {
  const width = tokens.shape.at(-1) as number;
  return linear(graph.at('net.2'), geglu(graph.at('net.0.proj'), tokens, 4 * width), width);
}

function geglu(graph: GraphBuilder, tokens: Value, inner: number): Value {
  if (graph.operators.geglu === 'BiasSplitGelu') {
    const both = linear(graph, tokens, 2 * inner, { bias: false });
    return graph.node('BiasSplitGelu', [both, graph.weight('bias', [2 * inner])]);
  }
  // Two products instead of one that is split again: the halves need no copy.
  const value = linear(graph, tokens, inner);
  const gate = linear(graph, tokens, inner, { skipRows: inner });
  return multiply(graph, value, gelu(graph, gate));
}
