import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { add, multiply, scalar } from './pointwise.ts';
import { transpose } from './shape.ts';

/**
 * A picture [N,C,H,W] from places [N,2,h,w], x and y in its pixels, whose middles are at half → [N,C,h,w]. Between pixels they
 * are mixed; beyond the border are the border's colours. As PyTorch's grid_sample.
 */
export function takeFrom(graph: GraphBuilder, picture: Value, places: Value): Value {
  const [, , height, width] = picture.shape as [number, number, number, number];
  const sides = Float32Array.of(2 / width, 2 / height);
  const scale = graph.floats(`2/${width},2/${height}`, [1, 2, 1, 1], sides);
  const about = add(graph, multiply(graph, places, scale), scalar(graph, -1));
  return graph.node('GridSample', [picture, transpose(graph, about, [0, 2, 3, 1])], {
    mode: 'linear',
    padding_mode: 'border',
    align_corners: 0,
  });
}
