import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '../../engine/core/random.ts';
import { GRAPHS, type GraphName, type GraphSizes } from '../../engine/models/graphs.ts';
import type { Graph } from '../../engine/networks/graph/graph.ts';
import { GraphBuilder } from '../../engine/networks/graph/graph-builder.ts';
import type { OperatorProfile } from '../../engine/networks/graph/operator-profile.ts';
import { serializeGraph } from '../../engine/networks/graph/serialize.ts';
import type { Value } from '../../engine/networks/graph/value.ts';
import type { NetworkWidths } from '../../engine/networks/widths.ts';
import { type OnnxSession, openSession } from '../../engine/runtime/onnx.ts';

interface NetworkOfSize<Name extends GraphName> {
  readonly name: Name;
  readonly widths: NetworkWidths;
  readonly size: GraphSizes[Name];
  readonly operators: OperatorProfile;
  /** Where its weights are written. */
  readonly folder: string;
  readonly threads: number;
}

/** A network with random weights, and random values for all of its inputs. */
export interface RandomNetwork {
  readonly session: OnnxSession;
  readonly feeds: Readonly<Record<string, Float32Array>>;
}

const FILE = 'weights';

/** Builds the engine's graph for a size, on the CPU, over a file of random weights. */
export async function openRandomNetwork<Name extends GraphName>(
  given: NetworkOfSize<Name>,
): Promise<RandomNetwork> {
  const { name, widths, size, operators, folder, threads } = given;
  const builder = GraphBuilder.create({ name, operators });
  GRAPHS[name].build(builder, widths, size);
  const graph = builder.build();
  const places = placeWeights(graph);
  await writeRandom(join(folder, FILE), places.bytes);
  const bytes = serializeGraph(graph, (key) => ({
    file: FILE,
    offset: places.offsets.get(key) as number,
  }));
  const { arena } = GRAPHS[name];
  const options = { provider: 'cpu', weightsFolder: folder, threads, arena } as const;
  const session = await openSession(bytes, options);
  const feeds = graph.inputs.map((input) => [input.name, randomFloats(countOf(input))]);
  return { session, feeds: Object.fromEntries(feeds) };
}

/** A graph may read a stored tensor in parts: each key is as long as its farthest part reaches. */
function placeWeights(graph: Graph) {
  const lengths = new Map<string, number>();
  for (const weight of graph.weights) {
    const end = weight.skip + countOf(weight);
    lengths.set(weight.key, Math.max(end, lengths.get(weight.key) ?? 0));
  }
  const offsets = new Map<string, number>();
  let bytes = 0;
  for (const [key, length] of lengths) {
    offsets.set(key, bytes);
    bytes += 4 * length;
  }
  return { offsets, bytes };
}

/** Gigabytes of random numbers would take long: a block of 64 MB is repeated. */
async function writeRandom(path: string, bytes: number): Promise<void> {
  const block = Buffer.from(randomFloats(Math.min(1 << 24, bytes / 4)).buffer);
  const file = await open(path, 'w');
  for (let at = 0; at < bytes; at += block.length) {
    await file.write(block, 0, Math.min(block.length, bytes - at));
  }
  await file.close();
}

/** As wide apart as trained weights. */
function randomFloats(count: number): Float32Array {
  const random = createRandom(1);
  return Float32Array.from({ length: count }, () => (random() - 0.5) / 10);
}

function countOf({ shape }: Value): number {
  return shape.reduce((product, size) => product * size, 1);
}
