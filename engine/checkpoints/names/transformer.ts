import { conv, linear, norm, under, type WeightKey } from './weight-key.ts';

interface TransformerSize {
  readonly channels: number;
  /** Width of the context of the cross-attention; without one there is none. */
  readonly context?: number;
}

/**
 * A spatial transformer of one block between two 1×1 convolutions
 * (Moore-AnimateAnyone: src/models/transformer_3d.py, attention.py).
 */
export function transformerKeys(name: string, { channels, context }: TransformerSize): WeightKey[] {
  const square = { in: channels, out: channels };
  return under(name, [
    ...norm('norm', channels),
    ...conv('proj_in', { ...square, kernel: 1 }),
    ...under('transformer_blocks.0', [
      ...norm('norm1', channels),
      ...attentionKeys('attn1', channels, channels),
      ...(context === undefined ? [] : crossAttentionKeys(channels, context)),
      ...norm('norm3', channels),
      ...feedForwardKeys('ff', channels),
    ]),
    ...conv('proj_out', { ...square, kernel: 1 }),
  ]);
}

/** Queries of `channels`, keys and values from a context; only the way out has a bias. */
export function attentionKeys(name: string, channels: number, context: number): WeightKey[] {
  return under(name, [
    ...linear('to_q', { in: channels, out: channels, bias: false }),
    ...linear('to_k', { in: context, out: channels, bias: false }),
    ...linear('to_v', { in: context, out: channels, bias: false }),
    ...linear('to_out.0', { in: channels, out: channels }),
  ]);
}

/** GEGLU: to twice four times the width, gated, and back. */
export function feedForwardKeys(name: string, channels: number): WeightKey[] {
  return under(name, [
    ...linear('net.0.proj', { in: channels, out: 8 * channels }),
    ...linear('net.2', { in: 4 * channels, out: channels }),
  ]);
}

/** The context is one token: its softmax is 1 whatever the query, so nothing before it counts. */
function crossAttentionKeys(channels: number, context: number): WeightKey[] {
  const keys = [...norm('norm2', channels), ...attentionKeys('attn2', channels, context)];
  return keys.map((key) =>
    /^norm2|to_[qk]/.test(key.name) ? { ...key, unusedByGraph: true } : key,
  );
}
