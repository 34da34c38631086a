import type { Graph } from '../networks/graph/graph.ts';
import type { RunGraph } from '../networks/graph/probe-operators.ts';
import { serializeGraph } from '../networks/graph/serialize.ts';
import {
  type ExecutionProvider,
  type OnnxSession,
  openSession,
  type SessionOptions,
} from '../runtime/onnx.ts';

/**
 * Runs graphs whose weights are in memory. A provider that lacks an operator says so, it does not
 * hand it to the CPU.
 */
export function runGraphOn(provider: ExecutionProvider): RunGraph {
  return async (graph, values) => {
    const session = await openGraph(graph, values, provider);
    try {
      const results = await session.run(Object.fromEntries(values));
      return results[graph.outputs[0]?.name ?? ''] as Float32Array;
    } finally {
      await session.close();
    }
  };
}

/**
 * A graph with weights that are in memory, by their keys, ready to run; the caller closes it.
 * @throws RangeError where one of them is missing
 */
export async function openGraph(
  graph: Graph,
  weights: ReadonlyMap<string, Float32Array>,
  provider: ExecutionProvider,
  { arena }: Pick<SessionOptions, 'arena'> = {},
): Promise<OnnxSession> {
  const { data, offsets } = weightFile(graph, weights);
  const bytes = serializeGraph(graph, (key) => ({ file: WEIGHTS, offset: offsets.get(key) ?? 0 }));
  return openSession(bytes, {
    provider,
    strict: provider !== 'cpu',
    arena,
    ...(data.length > 0 && { weights: [{ file: WEIGHTS, data }] }),
  });
}

const WEIGHTS = 'weights';

/** The weights of a graph one after the other, as a file that is only in memory. */
function weightFile(graph: Graph, values: ReadonlyMap<string, Float32Array>) {
  const keys = [...new Set(graph.weights.map(({ key }) => key))];
  const weights = keys.map((key) => {
    const weight = values.get(key);
    // Else it would read the bytes of the next one.
    if (weight === undefined) throw new RangeError(`the graph's weight ${key} is missing`);
    return { key, weight };
  });
  const offsets = new Map<string, number>();
  let size = 0;
  for (const { key, weight } of weights) {
    offsets.set(key, size);
    size += weight.byteLength;
  }
  const data = new Uint8Array(size);
  for (const { key, weight } of weights) {
    data.set(new Uint8Array(weight.buffer, weight.byteOffset, weight.byteLength), offsets.get(key));
  }
  return { data, offsets };
}
