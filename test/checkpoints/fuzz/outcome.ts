import { CheckpointError } from '../../../engine/checkpoints/checkpoint-error.ts';
import type { StoredTensor } from '../../../engine/checkpoints/stored-tensor.ts';
import { openWeightFile, type WeightFile } from '../../../engine/checkpoints/weight-file.ts';

/** Says what is wrong with the values that were read, if something is. */
export type CheckValues = (tensor: StoredTensor, values: Float32Array) => string | undefined;

const FLOATS = new Set(['F64', 'F32', 'F16', 'BF16']);

/** What a file gave: `read` for a correct one, else the code of the error. Throws whatever else is thrown. */
export async function outcome(path: string, check: CheckValues): Promise<string> {
  try {
    const file = await openWeightFile(path);
    try {
      for (const tensor of file.tensors.values()) await readOne(file, tensor, check);
      return 'read';
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    if (!error.message.includes(path) || /\p{Cc}/u.test(error.message)) {
      throw new Error(`not a clear sentence: ${error.message}`);
    }
    return error.code;
  }
}

async function readOne(file: WeightFile, tensor: StoredTensor, check: CheckValues): Promise<void> {
  if (!FLOATS.has(tensor.dtype)) return;
  const values = await file.read(tensor.name);
  const count = tensor.shape.reduce((product, size) => product * size, 1);
  const complaint = values.length === count ? check(tensor, values) : `${values.length} values`;
  if (complaint) throw new Error(`${tensor.name} [${tensor.shape}] was read wrongly: ${complaint}`);
}
