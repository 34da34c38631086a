import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { floatToHalf } from '../core/float16.ts';
import { CheckpointError } from './checkpoint-error.ts';
import { countElements, DTYPE_BYTES } from './stored-tensor.ts';

/** Values in row-major order are asked for when it is their turn, so one tensor at a time is in memory. */
export interface TensorToWrite {
  readonly name: string;
  readonly dtype: 'F32' | 'F16';
  readonly shape: readonly number[];
  values(): Promise<Float32Array>;
}

/** So that every tensor can be mapped into memory as what it is. */
const DATA_ALIGNMENT = 64;
const CHUNK_ELEMENTS = 1 << 20;

/**
 * Writes a safetensors file tensor by tensor. It has its name only once it is whole and on the disk.
 * Tensors of 4 bytes come before those of 2, each kind in the order given. Errors with
 * `checkpoint-half-overflow` where a value is too large for fp16.
 */
export async function writeSafetensors(
  path: string,
  tensors: readonly TensorToWrite[],
  metadata: Record<string, string> = {},
): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeWhole(part, tensors, metadata);
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function writeWhole(
  path: string,
  tensors: readonly TensorToWrite[],
  metadata: Record<string, string>,
): Promise<void> {
  if (new Set(tensors.map(({ name }) => name)).size < tensors.length) {
    throw new RangeError('two tensors have one name');
  }
  const ordered = tensors.toSorted((a, b) => DTYPE_BYTES[b.dtype] - DTYPE_BYTES[a.dtype]);
  // One for all: a second copy of each tensor, as fp16, would count at the peak of memory.
  const halves = new Uint16Array(CHUNK_ELEMENTS);
  const file = await open(path, 'wx');
  try {
    await writeAll(file, headerBytes(ordered, metadata));
    for (const tensor of ordered) await writeTensor(file, tensor, halves);
    await file.sync();
  } finally {
    await file.close();
  }
}

function headerBytes(
  tensors: readonly TensorToWrite[],
  metadata: Record<string, string>,
): Uint8Array {
  let end = 0;
  const entries = tensors.map(({ name, dtype, shape }) => {
    const begin = end;
    end += countElements(shape) * DTYPE_BYTES[dtype];
    return [name, { dtype, shape, data_offsets: [begin, end] }] as const;
  });
  const header = Object.fromEntries([['__metadata__', metadata], ...entries]);
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil((8 + json.length) / DATA_ALIGNMENT) * DATA_ALIGNMENT - 8;
  const bytes = new Uint8Array(8 + length).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(json, 8);
  return bytes;
}

async function writeTensor(
  file: FileHandle,
  tensor: TensorToWrite,
  halves: Uint16Array,
): Promise<void> {
  const values = await tensor.values();
  if (values.length !== countElements(tensor.shape)) {
    throw new RangeError(`${tensor.name}: ${values.length} values for [${tensor.shape}]`);
  }
  for (let start = 0; start < values.length; start += CHUNK_ELEMENTS) {
    const chunk = values.subarray(start, start + CHUNK_ELEMENTS);
    const stored = tensor.dtype === 'F32' ? chunk : halfBits(tensor.name, chunk, halves);
    await writeAll(file, new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength));
  }
}

function halfBits(name: string, values: Float32Array, halves: Uint16Array): Uint16Array {
  const bits = floatToHalf(values, halves.subarray(0, values.length));
  if (bits.some((half) => (half & 0x7c00) === 0x7c00)) {
    throw new CheckpointError('checkpoint-half-overflow', { tensor: name });
  }
  return bits;
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done)).bytesWritten;
  }
}

/** A rename is on the disk once its folder is; Windows cannot be told to write a folder. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
