import type { Graph } from '../networks/graph/graph.ts';
import type { ExecutionProvider } from '../runtime/onnx.ts';
import { type GraphMemory, memoryOf } from './memory-of.ts';

/** What the runtime keeps of a graph itself: its fixed part, and for each node. */
const SESSION_BYTES = 14 * 2 ** 20;
const NODE_BYTES = 5000;

/**
 * The CPU widens half-precision weights and computes between casts: at the worst moment of loading
 * it holds four times the file, and while it runs values lie there in both types.
 */
const WIDENED = { weights: 4, activations: 3 };

/**
 * Predicts what a session of a graph takes on a provider, in bytes, once it has run.
 * @param options `arena`: whether the session has one, see `SessionOptions`
 */
export function memoryOn(
  provider: ExecutionProvider,
  graph: Graph,
  options: { readonly arena?: boolean } = {},
): GraphMemory {
  const { weights, activations, io } = memoryOf(graph, options);
  const isWidened = provider === 'cpu' && graph.weights.some(({ dtype }) => dtype === 'float16');
  const times = isWidened ? WIDENED : { weights: 1, activations: 1 };
  return {
    weights: weights * times.weights + SESSION_BYTES + graph.nodes.length * NODE_BYTES,
    activations: activations * times.activations,
    io,
  };
}
