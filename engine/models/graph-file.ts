import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ModelFolder, NetworkWeights } from '../checkpoints/model-folder.ts';
import type { OperatorProfile } from '../networks/graph/operator-profile.ts';
import { serializeGraph } from '../networks/graph/serialize.ts';
import { buildGraph } from './build-graph.ts';
import { GRAPHS, type GraphName, type GraphSizes } from './graphs.ts';

export interface GraphRequest<Name extends GraphName> {
  readonly folder: ModelFolder;
  readonly name: Name;
  readonly size: GraphSizes[Name];
  readonly provider: string;
  /** Version of the runtime that will load the file. */
  readonly runtimeVersion: string;
  readonly operators: OperatorProfile;
  /** Places inside the network whose values are answered too. */
  readonly taps?: readonly string[];
}

/** Raised whenever the graphs of the same request come out different. */
const GRAPHS_VERSION = 1;

/**
 * The .onnx file of a network for one size: built when it is first asked for, then read from the
 * model's `graphs/` folder, where its name is a hash of all that it depends on.
 */
export async function graphFile<Name extends GraphName>(
  request: GraphRequest<Name>,
): Promise<Uint8Array> {
  const path = join(request.folder.path, 'graphs', `${request.name}-${keyOf(request)}.onnx`);
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const bytes = buildGraphFile(request);
    await keep(path, bytes);
    return bytes;
  }
}

function keyOf<Name extends GraphName>(request: GraphRequest<Name>): string {
  const { folder, provider, runtimeVersion, operators, size, taps } = request;
  const parts = [folder.widths, folder.dtype, provider, runtimeVersion, operators, size, taps];
  const weights = [...weightsOf(request).tensors.values()].map(({ offset }) => offset);
  const text = JSON.stringify([GRAPHS_VERSION, ...parts, weights]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function buildGraphFile<Name extends GraphName>(
  request: GraphRequest<Name>,
): Uint8Array<ArrayBuffer> {
  const { folder, name, size, operators, taps } = request;
  const { widths, dtype } = folder;
  const graph = buildGraph({ widths, dtype, operators }, name, { size, ...(taps && { taps }) });
  const { file, tensors } = weightsOf(request);
  return serializeGraph(graph, (key) => {
    const tensor = tensors.get(key);
    if (!tensor) throw new Error(`${name} asks for ${key}, which ${file} does not hold`);
    return { file, offset: tensor.offset };
  });
}

function weightsOf({ folder, name }: GraphRequest<GraphName>): NetworkWeights {
  const { network } = GRAPHS[name];
  const weights = folder.networks.get(network);
  if (!weights) throw new Error(`${folder.path} has no ${network}`);
  return weights;
}

/** Another process may write the same file: each writes its own and the last rename counts. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, bytes);
  await rename(own, path);
}
