import type { GraphBuilder } from './graph/graph-builder.ts';
import type { Value } from './graph/value.ts';
import { selfAttention } from './layers/attention.ts';
import { feedForward } from './layers/feed-forward.ts';
import { linear } from './layers/linear.ts';
import { groupNorm, layerNorm } from './layers/norms.ts';
import { add } from './layers/pointwise.ts';
import { reshape, slice, transpose } from './layers/shape.ts';
import type { MotionWidths } from './widths.ts';

export interface MotionOptions {
  readonly motion: MotionWidths;
  readonly groups: number;
  /** Frames of the window; at most as many as there are positions. */
  readonly frames: number;
}

/**
 * A motion module: each pixel attends to itself over time. [rows·F,C,H,W] → the same
 * (AnimateDiff's vanilla temporal transformer; Moore-AnimateAnyone: src/models/motion_module.py).
 */
export function motionModule(graph: GraphBuilder, x: Value, options: MotionOptions): Value {
  const { motion, groups, frames } = options;
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const [rows, pixels] = [count / frames, height * width];
  const temporal = graph.at('temporal_transformer');
  const block = temporal.at('transformer_blocks.0');
  const normal = groupNorm(temporal.at('norm'), x, { groups, epsilon: 1e-6 });
  const frameMajor = reshape(graph, normal, [rows, frames, channels, pixels]);
  const pixelMajor = transpose(graph, frameMajor, [0, 3, 1, 2]); // [rows,HW,F,C]
  const sequences = reshape(graph, pixelMajor, [rows * pixels, frames, channels]);
  let h = linear(temporal.at('proj_in'), sequences, channels);
  for (const layer of [0, 1]) {
    const attention = block.at(`attention_blocks.${layer}`);
    const normed = layerNorm(block.at(`norms.${layer}`), h);
    const placed = add(graph, normed, positions(attention, channels, options));
    h = add(graph, h, selfAttention(attention, placed, motion.heads));
  }
  h = add(graph, h, feedForward(block.at('ff'), layerNorm(block.at('ff_norm'), h)));
  h = reshape(graph, linear(temporal.at('proj_out'), h, channels), pixelMajor.shape);
  const back = reshape(graph, transpose(graph, h, [0, 2, 3, 1]), x.shape);
  return graph.tap(add(graph, back, x));
}

/** The start of the position table: queries, keys and values all see it. */
function positions(
  attention: GraphBuilder,
  channels: number,
  { motion, frames }: MotionOptions,
): Value {
  if (frames > motion.positions) {
    throw new RangeError(
      `A window of ${frames} frames is longer than ${motion.positions} positions`,
    );
  }
  const table = attention.weight('pos_encoder.pe', [1, motion.positions, channels]);
  return slice(attention, table, { axis: 1, start: 0, end: frames });
}
