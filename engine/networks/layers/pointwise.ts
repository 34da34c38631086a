import type { GraphBuilder } from '../graph/graph-builder.ts';
import type { Value } from '../graph/value.ts';

export function add(graph: GraphBuilder, a: Value, b: Value): Value {
  return graph.node('Add', [a, b]);
}

export function multiply(graph: GraphBuilder, a: Value, b: Value): Value {
  return graph.node('Mul', [a, b]);
}

export function relu(graph: GraphBuilder, x: Value): Value {
  return graph.node('Relu', [x]);
}

/** x · sigmoid(x). */
export function silu(graph: GraphBuilder, x: Value): Value {
  if (graph.operators.silu === 'QuickGelu') return graph.node('QuickGelu', [x], { alpha: 1 });
  return multiply(graph, x, graph.node('Sigmoid', [x]));
}

/** x · sigmoid(1.702 x), CLIP's own activation. */
export function quickGelu(graph: GraphBuilder, x: Value): Value {
  const alpha = 1.702;
  if (graph.operators.silu === 'QuickGelu') return graph.node('QuickGelu', [x], { alpha });
  const scaled = multiply(graph, x, scalar(graph, alpha));
  return multiply(graph, x, graph.node('Sigmoid', [scaled]));
}

/** x · Φ(x) with the exact error function, as PyTorch's GELU by default. */
export function gelu(graph: GraphBuilder, x: Value): Value {
  if (graph.operators.gelu === 'Gelu') return graph.node('Gelu', [x], { approximate: 'none' });
  const erf = graph.node('Erf', [multiply(graph, x, scalar(graph, Math.SQRT1_2))]);
  const half = multiply(graph, x, scalar(graph, 0.5));
  return multiply(graph, half, add(graph, erf, scalar(graph, 1)));
}

/** A constant that stretches over any tensor. */
export function scalar(graph: GraphBuilder, value: number): Value {
  return graph.floats(String(value), [1], Float32Array.of(value));
}
