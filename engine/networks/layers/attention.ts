import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { linear } from './linear.ts';
import { multiply, scalar } from './pointwise.ts';
import { reshape, transpose } from './shape.ts';

/** Queries, keys and values of the same tokens. */
export interface Projections {
  readonly query: Value;
  readonly key: Value;
  readonly value: Value;
}

/** The three projections of an attention layer (`to_q`, `to_k`, `to_v`, without bias): each [N,L,C]. */
export function project(graph: GraphBuilder, tokens: Value): Projections {
  const width = tokens.shape.at(-1) as number;
  const to = (name: string) => linear(graph.at(name), tokens, width, { bias: false });
  return { query: to('to_q'), key: to('to_k'), value: to('to_v') };
}

/** Scaled dot-product attention: query [N,S,C], key and value [N,L,C] → [N,S,C]. */
export function attend(
  graph: GraphBuilder,
  { query, key, value }: Projections,
  heads: number,
): Value {
  if (graph.operators.attention === 'MultiHeadAttention') {
    return graph.node('MultiHeadAttention', [query, key, value], { num_heads: heads });
  }
  const [count, length, channels] = query.shape as [number, number, number];
  const scale = scalar(graph, (channels / heads) ** -0.5);
  const q = multiply(graph, splitHeads(graph, query, heads), scale);
  const k = transpose(graph, splitHeads(graph, key, heads), [0, 1, 3, 2]);
  const weights = graph.node('Softmax', [graph.node('MatMul', [q, k])], { axis: -1 });
  const mixed = graph.node('MatMul', [weights, splitHeads(graph, value, heads)]);
  return reshape(graph, transpose(graph, mixed, [0, 2, 1, 3]), [count, length, channels]);
}

/** Attention of tokens [N,L,C] to themselves, with its output projection. */
export function selfAttention(graph: GraphBuilder, tokens: Value, heads: number): Value {
  const mixed = attend(graph, project(graph, tokens), heads);
  return linear(graph.at('to_out.0'), mixed, tokens.shape.at(-1) as number);
}

/** [N,L,C] → [N,heads,L,C/heads]. */
function splitHeads(graph: GraphBuilder, x: Value, heads: number): Value {
  const [count, length, channels] = x.shape as [number, number, number];
  const split = reshape(graph, x, [count, length, heads, channels / heads]);
  return transpose(graph, split, [0, 2, 1, 3]);
}
