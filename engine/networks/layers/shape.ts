import type { GraphBuilder } from '../graph/graph-builder.ts';
import { sameShape, type Value } from '../graph/value.ts';

export function reshape(graph: GraphBuilder, x: Value, shape: readonly number[]): Value {
  return sameShape(x.shape, shape) ? x : graph.node('Reshape', [x, graph.integers(shape)]);
}

export function transpose(graph: GraphBuilder, x: Value, perm: readonly number[]): Value {
  return graph.node('Transpose', [x], { perm });
}

export function concat(graph: GraphBuilder, values: readonly Value[], axis: number): Value {
  return values.length === 1 ? (values[0] as Value) : graph.node('Concat', values, { axis });
}

/** The part `start`…`end` of one axis. */
export function slice(
  graph: GraphBuilder,
  x: Value,
  { axis, start, end }: { readonly axis: number; readonly start: number; readonly end: number },
): Value {
  if (start === 0 && end === x.shape[axis]) return x;
  const [starts, ends, axes] = [[start], [end], [axis]].map((list) => graph.integers(list));
  return graph.node('Slice', [x, starts, ends, axes]);
}

/** Stretches axes of 1 to the given shape, by copying. */
export function expand(graph: GraphBuilder, x: Value, shape: readonly number[]): Value {
  return sameShape(x.shape, shape) ? x : graph.node('Expand', [x, graph.integers(shape)]);
}

/**
 * Repeats pictures until there are as many as in `like`: the rows of guidance are one and the same
 * until the first transformer tells them apart.
 */
export function repeatRows(graph: GraphBuilder, x: Value, like: Value): Value {
  const times = (like.shape[0] as number) / (x.shape[0] as number);
  return concat(graph, Array<Value>(times).fill(x), 0);
}

/** [N,C,H,W] → [N,HW,C]: each pixel a token. */
export function toTokens(graph: GraphBuilder, x: Value): Value {
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const flat = reshape(graph, x, [count, channels, height * width]);
  return transpose(graph, flat, [0, 2, 1]);
}

/** [N,HW,C] → [N,C,H,W]. */
export function toPixels(
  graph: GraphBuilder,
  tokens: Value,
  [height, width]: readonly [number, number],
): Value {
  const [count, , channels] = tokens.shape as [number, number, number];
  const flat = transpose(graph, tokens, [0, 2, 1]);
  return reshape(graph, flat, [count, channels, height, width]);
}
