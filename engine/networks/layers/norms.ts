import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { add, multiply } from './pointwise.ts';
import { reshape } from './shape.ts';

/** LayerNorm over the last axis; eps 1e-5. */
export function layerNorm(graph: GraphBuilder, x: Value): Value {
  const width = x.shape.at(-1) as number;
  const [scale, bias] = ['weight', 'bias'].map((name) => graph.weight(name, [width]));
  return graph.node('LayerNormalization', [x, scale, bias], { axis: -1, epsilon: 1e-5 });
}

/**
 * GroupNorm of [N,C,H,W], each frame by itself. Providers lack an operator for this layout, so each
 * group is flattened, normalised, and put back.
 */
export function groupNorm(
  graph: GraphBuilder,
  x: Value,
  { groups, epsilon }: { readonly groups: number; readonly epsilon: number },
): Value {
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const size = (channels / groups) * height * width;
  const grouped = reshape(graph, x, [count, groups, size]);
  const normal = reshape(graph, normalise(graph, grouped, epsilon), x.shape);
  const [scale, bias] = ['weight', 'bias'].map((name) => graph.weight(name, [channels, 1, 1]));
  return add(graph, multiply(graph, normal, scale as Value), bias as Value);
}

/** BatchNorm of [N,C,H,W] with the statistics that training left; eps 1e-5. */
export function batchNorm(graph: GraphBuilder, x: Value): Value {
  const channels = x.shape[1] as number;
  const names = ['weight', 'bias', 'running_mean', 'running_var'];
  const terms = names.map((name) => graph.weight(name, [channels]));
  return graph.node('BatchNormalization', [x, ...terms], { epsilon: 1e-5 });
}

/** [N,G,L] → each of the N·G rows with mean 0 and variance 1. */
function normalise(graph: GraphBuilder, x: Value, epsilon: number): Value {
  const [, groups, size] = x.shape as [number, number, number];
  if (graph.operators.groupNorm === 'LayerNormalization') {
    return graph.node('LayerNormalization', [x, filled(graph, size, 1)], { axis: -1, epsilon });
  }
  const terms = [x, filled(graph, groups, 1), filled(graph, groups, 0)];
  return graph.node('InstanceNormalization', terms, { epsilon });
}

function filled(graph: GraphBuilder, length: number, value: number): Value {
  return graph.floats(`${value}x${length}`, [length], new Float32Array(length).fill(value));
}
