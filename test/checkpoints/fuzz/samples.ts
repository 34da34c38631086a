import { safetensorsFile } from '../../helpers/safetensors-bytes.ts';
import type { TestStateDict, TestStorage } from '../../helpers/torch-bytes.ts';

/** Storages in which no number comes twice and no two are of one size, so that a read tells its place. */
export const STORAGES: readonly TestStorage[] = [
  storage(
    'F32',
    Float32Array.from({ length: 60 }, (_, i) => i + 1),
  ),
  storage(
    'F16',
    Uint16Array.from({ length: 30 }, (_, i) => 0x3c00 + i),
  ),
  storage(
    'BF16',
    Uint16Array.from({ length: 20 }, (_, i) => 0x3f80 + i),
  ),
  storage(
    'I64',
    BigInt64Array.from({ length: 4 }, (_, i) => BigInt(i)),
  ),
];

function storage(dtype: TestStorage['dtype'], values: ArrayBufferView & { length: number }) {
  return { dtype, bytes: new Uint8Array(values.buffer), elements: values.length };
}

/** Whole storages, parts of one, transposed and expanded views. */
export const STATE: TestStateDict = {
  storages: STORAGES,
  views: [
    { name: 'conv_in.weight', storage: 0, shape: [3, 4, 5], strides: [20, 5, 1] },
    { name: 'conv_in.bias', storage: 0, offset: 20, shape: [7], strides: [1] },
    { name: 'turned', storage: 0, offset: 2, shape: [5, 4], strides: [1, 5] },
    { name: 'half.weight', storage: 1, shape: [5, 6], strides: [6, 1], isParameter: true },
    { name: 'half.part', storage: 1, offset: 3, shape: [2, 3], strides: [12, 2] },
    { name: 'brain', storage: 2, shape: [20, 1], strides: [1, 1] },
    { name: 'wide', storage: 2, offset: 4, shape: [3, 2], strides: [1, 0] },
    { name: 'position_ids', storage: 3, shape: [1, 4], strides: [4, 1] },
  ],
};

export interface HeaderEntry {
  dtype?: unknown;
  shape?: unknown;
  data_offsets?: unknown;
}

export const SAFETENSORS_DATA = new Uint8Array(Buffer.concat(STORAGES.map(({ bytes }) => bytes)));

/** A header of the same storages, the first one in two tensors. */
export function safetensorsHeader(): Record<string, HeaderEntry> {
  return {
    __metadata__: { format: 'pt' } as HeaderEntry,
    'conv_in.weight': { dtype: 'F32', shape: [2, 4, 5], data_offsets: [0, 160] },
    'conv_in.bias': { dtype: 'F32', shape: [20], data_offsets: [160, 240] },
    half: { dtype: 'F16', shape: [5, 6], data_offsets: [240, 300] },
    brain: { dtype: 'BF16', shape: [20, 1], data_offsets: [300, 340] },
    none: { dtype: 'F32', shape: [0, 3], data_offsets: [340, 340] },
    position_ids: { dtype: 'I64', shape: [1, 4], data_offsets: [340, 372] },
  };
}

export function safetensorsSample(): Uint8Array {
  return safetensorsFile(safetensorsHeader(), SAFETENSORS_DATA);
}
