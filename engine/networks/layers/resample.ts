import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { conv } from './conv.ts';

/** Halves the picture by a convolution of stride 2: [N,C,H,W] → [N,C,⌈H/2⌉,⌈W/2⌉]. */
export function downsample(graph: GraphBuilder, x: Value): Value {
  return conv(graph.at('conv'), x, x.shape[1] as number, { stride: 2, padding: 1 });
}

/**
 * Enlarges the picture by repeating pixels, then convolves. `size` is the size to reach: that of
 * the skip connection to come, which is one less than twice as large where a side was odd.
 */
export function upsample(graph: GraphBuilder, x: Value, size: readonly [number, number]): Value {
  return conv(graph.at('conv'), nearest(graph, x, size), x.shape[1] as number);
}

/** Twice the sides without steps: [N,C,H,W] → [N,C,2H,2W], as PyTorch's bilinear interpolate. */
export function doubled(graph: GraphBuilder, x: Value): Value {
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const sizes = graph.integers([count, channels, 2 * height, 2 * width]);
  return graph.node('Resize', [x, undefined, undefined, sizes], {
    mode: 'linear',
    coordinate_transformation_mode: 'half_pixel',
  });
}

/** Means of blocks of `side`×`side` pixels: [N,C,H,W] → [N,C,H/side,W/side]. */
export function averaged(graph: GraphBuilder, x: Value, side: number): Value {
  const sides = [side, side];
  return graph.node('AveragePool', [x], {
    kernel_shape: sides,
    pads: [0, 0, 0, 0],
    strides: sides,
  });
}

/** Nearest neighbour, source pixel ⌊i · in / out⌋, as PyTorch's interpolate. */
export function nearest(graph: GraphBuilder, x: Value, size: readonly [number, number]): Value {
  const [count, channels] = x.shape as [number, number];
  const sizes = graph.integers([count, channels, ...size]);
  return graph.node('Resize', [x, undefined, undefined, sizes], {
    mode: 'nearest',
    coordinate_transformation_mode: 'asymmetric',
    nearest_mode: 'floor',
  });
}
