import type { Graph } from '../networks/graph/graph.ts';
import { byteCount, type TensorType } from '../networks/graph/value.ts';
import { peakOfBuffers } from './memory-buffers.ts';
import { kernelSteps } from './memory-steps.ts';

/** What it takes to run a graph, in bytes, in the types that the graph states. */
export interface GraphMemory {
  /** Weights and constants, each once. */
  readonly weights: number;
  /** The most that values between the nodes take at a time, and what the kernels need beside them. */
  readonly activations: number;
  /** Inputs and outputs, which the caller holds. */
  readonly io: number;
}

/** Predicts what running a graph takes, from its shapes alone. `arena`: see `SessionOptions`. */
export function memoryOf(graph: Graph, { arena = false }: { arena?: boolean } = {}): GraphMemory {
  return {
    weights: sum(graph.weights) + sum(graph.constants),
    activations: peakOfBuffers(kernelSteps(graph), { arena }),
    io: sum(graph.inputs) + sum(graph.outputs),
  };
}

function sum(values: readonly TensorType[]): number {
  return values.reduce((bytes, value) => bytes + byteCount(value), 0);
}
