import { CheckpointError } from '../../../engine/checkpoints/checkpoint-error.ts';
import { openWeightFile, type WeightFile } from '../../../engine/checkpoints/weight-file.ts';
import type { Graph, Weight } from '../../../engine/networks/graph/graph.ts';

/**
 * The weights of a graph out of public files, by name. Tensors that it does not read (a classifier
 * behind the features) are left alone.
 * @throws CheckpointError when one is missing, or of another shape than the graph reads it in
 */
export async function readWeights(
  graph: Graph,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Float32Array>> {
  const files: WeightFile[] = [];
  try {
    for (const path of paths) files.push(await openWeightFile(path));
    const values = new Map<string, Float32Array>();
    for (const weight of graph.weights) values.set(weight.key, await readWeight(weight, files));
    return values;
  } finally {
    for (const file of files) await file.close();
  }
}

async function readWeight({ key, shape }: Weight, files: readonly WeightFile[]) {
  const file = files.find(({ tensors }) => tensors.has(key));
  if (!file) {
    const paths = files.map(({ path }) => path).join(' and ');
    throw new CheckpointError('checkpoint-key-missing', { file: paths, count: 1, keys: key });
  }
  const given = file.tensors.get(key)!.shape;
  if (`${given}` !== `${shape}`) {
    const shapes = { given: `[${given}]`, expected: `[${shape}]` };
    throw new CheckpointError('checkpoint-shape', { file: file.path, tensor: key, ...shapes });
  }
  return file.read(key);
}
