import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';
import { conv } from './conv.ts';
import { linear } from './linear.ts';
import { groupNorm } from './norms.ts';
import { add, silu } from './pointwise.ts';
import { reshape } from './shape.ts';

export interface ResnetOptions {
  readonly out: number;
  readonly groups: number;
  /** 1e-5 in the UNets, 1e-6 in the VAE. */
  readonly epsilon: number;
  /** SiLU of the time embedding, [1,T]; the VAE has none. */
  readonly time?: Value;
}

/** Two convolutions around the time embedding, and a shortcut: [N,C,H,W] → [N,out,H,W]. */
export function resnetBlock(graph: GraphBuilder, x: Value, options: ResnetOptions): Value {
  const { out, groups, epsilon, time } = options;
  const norm = (name: string, value: Value) =>
    silu(graph, groupNorm(graph.at(name), value, { groups, epsilon }));
  let h = conv(graph.at('conv1'), norm('norm1', x), out);
  if (time) {
    const shift = linear(graph.at('time_emb_proj'), time, out);
    h = add(graph, h, reshape(graph, shift, [1, out, 1, 1]));
  }
  h = conv(graph.at('conv2'), norm('norm2', h), out);
  const shortcut = x.shape[1] === out ? x : conv(graph.at('conv_shortcut'), x, out, { kernel: 1 });
  return graph.tap(add(graph, shortcut, h));
}
