import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { feedForward } from './layers/feed-forward.ts';
import { linear } from './layers/linear.ts';
import { groupNorm, layerNorm } from './layers/norms.ts';
import { add } from './layers/pointwise.ts';
import { repeatRows, reshape, toPixels, toTokens } from './layers/shape.ts';
import { contextName } from './unet-places.ts';

export interface TransformerOptions {
  readonly groups: number;
  /**
   * How many rows of guidance there are: the pictures of one row share a context vector. Absent:
   * the transformer has no cross-attention.
   */
  readonly rows?: number;
  /**
   * Self-attention at `attn1`, over the normalised tokens [N,HW,C]. May answer more rows than it
   * got, when rows that were alike so far begin to differ here.
   */
  readonly attention: (graph: GraphBuilder, tokens: Value) => Value;
}

/**
 * A spatial transformer: [N,C,H,W] → [N,C,H,W] (src/models/transformer_3d.py, attention.py).
 *
 * The picture's CLIP embedding is a single token. A softmax over one token is 1, so cross-attention
 * to it is the same vector for each query: it enters as the input `context.*`, [rows,C], which
 * `crossAttention` computes once a clip.
 */
export function spatialTransformer(
  graph: GraphBuilder,
  x: Value,
  { groups, rows, attention }: TransformerOptions,
): Value {
  const [, channels, height, width] = x.shape as [number, number, number, number];
  const block = graph.at('transformer_blocks.0');
  const normal = groupNorm(graph.at('norm'), x, { groups, epsilon: 1e-6 });
  const tokens = linear(graph.at('proj_in'), toTokens(graph, normal), channels); // [N,HW,C]
  const attended = attention(block.at('attn1'), layerNorm(block.at('norm1'), tokens));
  let h = add(graph, repeatRows(graph, tokens, attended), attended);
  if (rows) h = addContext(graph, h, rows);
  h = add(graph, h, feedForward(block.at('ff'), layerNorm(block.at('norm3'), h)));
  h = toPixels(graph, linear(graph.at('proj_out'), h, channels), [height, width]);
  return graph.tap(add(graph, h, repeatRows(graph, x, h)));
}

function addContext(graph: GraphBuilder, tokens: Value, rows: number): Value {
  const [count, length, channels] = tokens.shape as [number, number, number];
  const context = graph.input(contextName(graph.path), [rows, channels]);
  const perRow = reshape(graph, tokens, [rows, (count / rows) * length, channels]);
  const sum = add(graph, perRow, reshape(graph, context, [rows, 1, channels]));
  return reshape(graph, sum, tokens.shape);
}
