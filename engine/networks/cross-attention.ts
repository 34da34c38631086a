import type { GraphBuilder } from './graph/graph-builder.ts';
import { linear } from './layers/linear.ts';
import { attentionPlaces, contextName } from './unet-places.ts';
import type { UnetWidths } from './widths.ts';

/**
 * Cross-attention to one token, for all spatial transformers of a UNet at once: in `embedding`
 * [rows,E] (the CLIP embedding; zeros in an unconditional row), out `context.*` [rows,C].
 * With one token the attention weight is 1 whatever the query, so what is left of `attn2` is
 * to_out(to_v(embedding)); its queries, keys and norm play no part.
 */
export function crossAttention(graph: GraphBuilder, widths: UnetWidths, rows: number): void {
  const embedding = graph.input('embedding', [rows, widths.contextWidth]);
  for (const { path, channels } of attentionPlaces(widths, [1, 1])) {
    const attention = graph.at(`${path}.transformer_blocks.0.attn2`);
    const value = linear(attention.at('to_v'), embedding, channels, { bias: false });
    graph.output(contextName(path), linear(attention.at('to_out.0'), value, channels));
  }
}
