import { bfloat16ToFloat, halfToFloat } from '../core/float16.ts';

export type StoredDtype =
  | 'F64'
  | 'F32'
  | 'F16'
  | 'BF16'
  | 'I64'
  | 'I32'
  | 'I16'
  | 'I8'
  | 'U8'
  | 'BOOL';

/** A tensor as its file describes it; shape as in PyTorch, empty for a scalar. */
export interface StoredTensor {
  readonly name: string;
  readonly dtype: StoredDtype;
  readonly shape: readonly number[];
}

/** Where the values of a tensor lie: element (i, j, …) is at `offset + bytes × (i·strides[0] + …)`. */
export interface PlacedTensor extends StoredTensor {
  /** Byte position of the first element in the file. */
  readonly offset: number;
  /** In elements, one for each axis. */
  readonly strides: readonly number[];
  /** CRC-32 of the tensor's bytes, where the file has one for exactly these. */
  readonly crc32?: number;
}

export const DTYPE_BYTES: Readonly<Record<StoredDtype, number>> = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U8: 1,
  BOOL: 1,
};

/** Decodes little-endian bytes into as many floats; absent for what is no floating-point type. */
export const DECODERS: Partial<
  Record<StoredDtype, (bytes: Uint8Array, out: Float32Array) => void>
> = {
  F64: (bytes, out) => out.set(new Float64Array(bytes.buffer, bytes.byteOffset, out.length)),
  F32: (bytes, out) => out.set(new Float32Array(bytes.buffer, bytes.byteOffset, out.length)),
  F16: (bytes, out) =>
    halfToFloat(new Uint16Array(bytes.buffer, bytes.byteOffset, out.length), out),
  BF16: (bytes, out) =>
    bfloat16ToFloat(new Uint16Array(bytes.buffer, bytes.byteOffset, out.length), out),
};

/** How many elements a shape has; NaN if that is beyond exact integers. */
export function countElements(shape: readonly number[]): number {
  if (shape.includes(0)) return 0;
  const count = shape.reduce((product, size) => product * size, 1);
  return Number.isSafeInteger(count) ? count : Number.NaN;
}

/** Strides of a row-major tensor without gaps. */
export function rowMajorStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}
