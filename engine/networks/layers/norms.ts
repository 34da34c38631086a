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
 * group is flattened and normalised as one channel. Not by LayerNormalization, which is a little
 * faster on the CPU: it takes the variance as E[x²] − E[x]², and where a group has few or large
 * values that costs two digits.
 */
export function groupNorm(
  graph: GraphBuilder,
  x: Value,
  { groups, epsilon }: { readonly groups: number; readonly epsilon: number },
): Value {
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const grouped = reshape(graph, x, [count, groups, (channels / groups) * height * width]);
  const terms = [grouped, filled(graph, groups, 1), filled(graph, groups, 0)];
  const normal = graph.node('InstanceNormalization', terms, { epsilon });
  const [scale, bias] = ['weight', 'bias'].map((name) => graph.weight(name, [channels, 1, 1]));
  const scaled = multiply(graph, reshape(graph, normal, x.shape), scale as Value);
  return add(graph, scaled, bias as Value);
}

/** BatchNorm of [N,C,…] with the statistics that training left. */
export function batchNorm(graph: GraphBuilder, x: Value, epsilon = 1e-5): Value {
  const channels = x.shape[1] as number;
  const names = ['weight', 'bias', 'running_mean', 'running_var'];
  const terms = names.map((name) => graph.weight(name, [channels]));
  return graph.node('BatchNormalization', [x, ...terms], { epsilon });
}

function filled(graph: GraphBuilder, length: number, value: number): Value {
  return graph.floats(`${value}x${length}`, [length], new Float32Array(length).fill(value));
}
