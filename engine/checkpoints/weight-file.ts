import { type FileBytes, openFileBytes } from './file-bytes.ts';
import { identifyFormat } from './identify-format.ts';
import { placeLegacyTensors } from './legacy-torch-file.ts';
import { readTensor } from './read-tensor.ts';
import { placeSafetensors } from './safetensors.ts';
import type { PlacedTensor, StoredTensor } from './stored-tensor.ts';
import { placeTorchTensors } from './torch-file.ts';

export interface WeightFile {
  readonly path: string;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** The values of a floating-point tensor, row-major, as float32. Errors on NaN or Infinity. */
  read(name: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Opens a file of weights: safetensors, or one of torch.save (.pth, .bin, .ckpt), told apart by their
 * first bytes. All of its structure is checked here; anything wrong is a `CheckpointError`.
 */
export async function openWeightFile(path: string): Promise<WeightFile> {
  const file = await openFileBytes(path);
  try {
    return weightFile(file, await placeTensors(file));
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function placeTensors(file: FileBytes): Promise<ReadonlyMap<string, PlacedTensor>> {
  return PLACERS[await identifyFormat(file)](file);
}

const PLACERS = {
  safetensors: placeSafetensors,
  'torch-zip': placeTorchTensors,
  'torch-legacy': placeLegacyTensors,
} as const;

function weightFile(file: FileBytes, tensors: ReadonlyMap<string, PlacedTensor>): WeightFile {
  return {
    path: file.path,
    tensors,
    close: () => file.close(),
    async read(name) {
      const tensor = tensors.get(name);
      if (!tensor) {
        throw file.error('checkpoint-key-missing', { count: 1, keys: name });
      }
      return readTensor(file, tensor);
    },
  };
}
