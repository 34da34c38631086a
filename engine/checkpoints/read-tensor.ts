import { crc32 } from 'node:zlib';
import type { FileBytes } from './file-bytes.ts';
import { readStrided } from './read-strided.ts';
import {
  countElements,
  DECODERS,
  DTYPE_BYTES,
  type PlacedTensor,
  rowMajorStrides,
} from './stored-tensor.ts';

const CHUNK_ELEMENTS = 1 << 20;
/** The largest tensor of the SD1.5 family has 30 million elements. */
const MAX_ELEMENTS = 1 << 28;

/** The values of a floating-point tensor, row-major, as float32; `checkpoint-nan` if one is not finite. */
export async function readTensor(file: FileBytes, tensor: PlacedTensor): Promise<Float32Array> {
  if (!DECODERS[tensor.dtype]) {
    throw file.error('checkpoint-dtype', { tensor: tensor.name, dtype: tensor.dtype });
  }
  boundElements(file, tensor);
  const values = isRowMajor(tensor)
    ? await readWhole(file, tensor)
    : await readStrided(file, tensor);
  if (!areFinite(values)) throw file.error('checkpoint-nan', { tensor: tensor.name });
  return values;
}

function boundElements(file: FileBytes, { name, shape }: PlacedTensor): void {
  const given = countElements(shape);
  if (given <= MAX_ELEMENTS) return;
  const what = `the number of elements of ${name}`;
  throw file.error('checkpoint-too-large', { what, given, limit: MAX_ELEMENTS });
}

/** Axes of one element may have any stride. */
function isRowMajor({ shape, strides }: PlacedTensor): boolean {
  const expected = rowMajorStrides(shape);
  return shape.every((size, axis) => size <= 1 || strides[axis] === expected[axis]);
}

async function readWhole(file: FileBytes, tensor: PlacedTensor): Promise<Float32Array> {
  const values = new Float32Array(countElements(tensor.shape));
  const itemBytes = DTYPE_BYTES[tensor.dtype];
  const chunk = new Uint8Array(Math.min(CHUNK_ELEMENTS, values.length) * itemBytes);
  let sum = 0;
  for (let start = 0; start < values.length; start += CHUNK_ELEMENTS) {
    const out = values.subarray(start, start + CHUNK_ELEMENTS);
    const part = chunk.subarray(0, out.length * itemBytes);
    await file.read(tensor.offset + start * itemBytes, part);
    sum = crc32(part, sum);
    DECODERS[tensor.dtype]!(part, out);
  }
  if (tensor.crc32 !== undefined && tensor.crc32 !== sum) {
    throw file.error('checkpoint-checksum', { part: tensor.name });
  }
  return values;
}

function areFinite(values: Float32Array): boolean {
  // x - x is 0 for every finite number, and NaN for the others.
  for (let i = 0; i < values.length; i++) if (values[i]! - values[i]! !== 0) return false;
  return true;
}
