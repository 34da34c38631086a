import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { reshape, transpose } from './shape.ts';

/** Blocks of 2×2 pixels become channels: [N,C,H,W] → [N,4C,H/2,W/2], in PyTorch's order. */
export function pixelUnshuffle(graph: GraphBuilder, x: Value): Value {
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const split = reshape(graph, x, [count, channels, height / 2, 2, width / 2, 2]);
  const moved = transpose(graph, split, [0, 1, 3, 5, 2, 4]);
  return reshape(graph, moved, [count, 4 * channels, height / 2, width / 2]);
}

/** The way back: [N,4C,H,W] → [N,C,2H,2W]. */
export function pixelShuffle(graph: GraphBuilder, x: Value): Value {
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const split = reshape(graph, x, [count, channels / 4, 2, 2, height, width]);
  const moved = transpose(graph, split, [0, 1, 4, 2, 5, 3]);
  return reshape(graph, moved, [count, channels / 4, 2 * height, 2 * width]);
}
