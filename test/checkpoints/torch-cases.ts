import { expect } from 'vitest';
import { openWeightFile } from '../../engine/checkpoints/weight-file.ts';
import { pickle } from '../helpers/pickle-bytes.ts';
import { storedZip } from '../helpers/stored-zip.ts';
import {
  type TestStateDict,
  type TestStorage,
  type TestView,
  torchMembers,
} from '../helpers/torch-bytes.ts';
import { writeTemp } from '../helpers/write-temp.ts';

export const COUNT = Float32Array.from({ length: 24 }, (_, i) => i + 1);
export const SINGLE: TestStorage = {
  dtype: 'F32',
  bytes: new Uint8Array(COUNT.buffer),
  elements: 24,
};
export const VIEW: TestView = { name: 'w', storage: 0, shape: [2, 3, 4], strides: [12, 4, 1] };
export const STATE: TestStateDict = { storages: [SINGLE], views: [VIEW] };

/** The values of every tensor of a file, by name. */
export async function readAll(bytes: Uint8Array): Promise<Record<string, number[]>> {
  const file = await openWeightFile(writeTemp(bytes));
  try {
    const values: Record<string, number[]> = {};
    for (const name of file.tensors.keys()) values[name] = [...(await file.read(name))];
    return values;
  } finally {
    await file.close();
  }
}

/** Such a file has to be refused with this code, and a sentence that has these words. */
export async function expectRefusal(bytes: Uint8Array, code: string, words = ''): Promise<void> {
  const error = await readAll(bytes).catch((reason) => reason);
  expect(error).toMatchObject({ name: 'CheckpointError', code });
  expect(error.message).toContain(words);
}

/** A file whose pickle is this, with the storage of the 24 numbers beside it. */
export const pickled = (value: readonly number[]) =>
  storedZip(torchMembers(pickle(value), [SINGLE]));
