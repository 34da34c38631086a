import { mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWeightFile } from '../engine/checkpoints/weight-file.ts';
import { floatToHalf } from '../engine/core/float16.ts';
import { pickle } from '../test/helpers/pickle-bytes.ts';
import { storedZipPieces } from '../test/helpers/stored-zip.ts';
import { stateDict, type TestView, torchMembers } from '../test/helpers/torch-bytes.ts';

/**
 * Reads tensors out of one flat storage of 1.7 thousand million numbers, as some trainers save them:
 * 3.4 GB of fp16, and 6.8 GB of fp32, which needs Zip64. The files are sparse and take little disk.
 * Prints how long it took and the greatest memory of this process.
 */
const ELEMENTS = 1_701_300_000;
/** The largest tensor of the networks, near the end of the storage; and others in between. */
const VIEWS: readonly TestView[] = [
  { name: 'first', storage: 0, shape: [320], strides: [1] },
  { name: 'largest', storage: 0, offset: 1_660_000_000, shape: [10_240, 1280], strides: [1280, 1] },
  { name: 'turned', storage: 0, offset: 900_000_003, shape: [1280, 5120], strides: [1, 1280] },
  { name: 'last', storage: 0, offset: ELEMENTS - 64, shape: [64], strides: [1] },
];

const folder = mkdtempSync(join(tmpdir(), 'anydance-flat-'));
try {
  console.log(`before: ${peak()} MB`);
  await measure('F16', false);
  await measure('F32', true);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(dtype: 'F16' | 'F32', zip64: boolean): Promise<void> {
  const path = join(folder, `${dtype}.pth`);
  await writeFlat(path, dtype, zip64);
  const start = performance.now();
  const file = await openWeightFile(path);
  for (const { name, offset = 0 } of VIEWS) {
    const values = await file.read(name);
    const expected = valueAt(offset);
    if (values[0] !== expected)
      throw new Error(`${name} begins with ${values[0]}, not ${expected}`);
  }
  await file.close();
  console.log(`${dtype}: read in ${(performance.now() - start).toFixed(0)} ms, peak ${peak()} MB`);
}

/** All zeros but the first number of each view. */
async function writeFlat(path: string, dtype: 'F16' | 'F32', zip64: boolean): Promise<void> {
  const itemBytes = dtype === 'F16' ? 2 : 4;
  const storage = {
    dtype,
    elements: ELEMENTS,
    bytes: new Uint8Array(),
    hole: ELEMENTS * itemBytes,
  };
  const members = torchMembers(pickle(stateDict({ storages: [storage], views: VIEWS })), [storage]);
  const unchecked = members.map((member) => (member.hole ? { ...member, crc: 0 } : member));
  const pieces = storedZipPieces(unchecked, { zip64 });
  const file = await open(path, 'w');
  try {
    for (const { offset, bytes } of pieces) await file.write(bytes, 0, bytes.length, offset);
    const { offset, bytes } = pieces[members.findIndex(({ hole }) => hole)]!;
    await writeFirstNumbers(file, offset + bytes.length, dtype);
  } finally {
    await file.close();
  }
}

async function writeFirstNumbers(file: FileHandle, start: number, dtype: 'F16' | 'F32') {
  for (const { offset = 0 } of VIEWS) {
    const value = Float32Array.of(valueAt(offset));
    const bytes = new Uint8Array((dtype === 'F16' ? floatToHalf(value) : value).buffer);
    await file.write(bytes, 0, bytes.length, start + offset * bytes.length);
  }
}

function valueAt(offset: number): number {
  return 1 + (offset % 100);
}

function peak(): string {
  return (process.resourceUsage().maxRSS / 1024).toFixed(0);
}
