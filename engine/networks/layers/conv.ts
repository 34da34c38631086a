import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';

export interface ConvOptions {
  /** Side of the kernel. Default 3. */
  readonly kernel?: number;
  /** Default 1. */
  readonly stride?: number;
  /** Zeros around the picture: one number, or top, left, bottom, right. Default: half the kernel. */
  readonly padding?: number | readonly [number, number, number, number];
  readonly bias?: boolean;
}

/** A 2D convolution: [N,C,H,W] → [N,out,H',W']. Frames of a clip are pictures of the batch. */
export function conv(
  graph: GraphBuilder,
  x: Value,
  out: number,
  { kernel = 3, stride = 1, padding = kernel >> 1, bias = true }: ConvOptions = {},
): Value {
  const channels = x.shape[1] as number;
  const weight = graph.weight('weight', [out, channels, kernel, kernel]);
  const terms = bias ? [x, weight, graph.weight('bias', [out])] : [x, weight];
  return graph.node('Conv', terms, {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: typeof padding === 'number' ? Array(4).fill(padding) : padding,
  });
}
