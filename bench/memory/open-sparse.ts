import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { GRAPHS, type GraphName } from '../../engine/models/graphs.ts';
import type { Graph } from '../../engine/networks/graph/graph.ts';
import { serializeGraph } from '../../engine/networks/graph/serialize.ts';
import { byteCount, ELEMENT_BYTES, elementCount } from '../../engine/networks/graph/value.ts';
import { type OnnxSession, openSession } from '../../engine/runtime/onnx.ts';

const FILE = 'weights';

/**
 * Opens a graph on the CPU over a file of weights that takes no room on the disk, since they are all
 * zeros but for a number in each: the runtime would keep weights that are alike only once.
 */
export async function openSparse(graph: Graph, folder: string): Promise<OnnxSession> {
  const places = placesOf(graph);
  const file = await open(join(folder, FILE), 'w');
  try {
    await file.truncate(places.bytes);
    for (const [index, weight] of graph.weights.entries()) {
      const start = places.of(weight.key) + weight.skip * ELEMENT_BYTES[weight.dtype];
      await file.write(Float32Array.of((index + 1) * 1e-4), 0, 4, start);
    }
  } finally {
    await file.close();
  }
  const bytes = serializeGraph(graph, (key) => ({ file: FILE, offset: places.of(key) }));
  const { arena } = GRAPHS[graph.name as GraphName];
  return openSession(bytes, { provider: 'cpu', weightsFolder: folder, arena });
}

/** Values to run it on. */
export function feedsOf(graph: Graph): Record<string, Float32Array> {
  return Object.fromEntries(
    graph.inputs.map(({ name, shape }) => [name, new Float32Array(elementCount(shape)).fill(0.1)]),
  );
}

/** All tensors get as much room as the largest: holes cost nothing. */
function placesOf({ weights }: Graph) {
  const keys = [...new Set(weights.map(({ key }) => key))];
  const ends = weights.map(
    (weight) => weight.skip * ELEMENT_BYTES[weight.dtype] + byteCount(weight),
  );
  const stride = Math.max(...ends);
  const starts = new Map(keys.map((key, index) => [key, index * stride]));
  return { bytes: keys.length * stride, of: (key: string) => starts.get(key) as number };
}
