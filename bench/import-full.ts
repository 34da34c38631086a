import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importModel } from '../engine/checkpoints/import-model.ts';
import type { WeightKey } from '../engine/checkpoints/names/weight-key.ts';
import { countElements, rowMajorStrides } from '../engine/checkpoints/stored-tensor.ts';
import { createRandom } from '../engine/core/random.ts';
import { pickle } from '../test/helpers/pickle-bytes.ts';
import { publicFiles } from '../test/helpers/public-files.ts';
import { storedZipPieces, type ZipMember } from '../test/helpers/stored-zip.ts';
import { stateDict, torchMembers } from '../test/helpers/torch-bytes.ts';

/**
 * Imports a checkpoint of random weights in the full size of Moore-AnimateAnyone, fp32 .pth files of
 * 10.3 GB, in a process of its own. Prints its time and its greatest memory. Takes up to 21 GB of disk
 * in the folder for temporary files, and leaves nothing there.
 */
const random = createRandom(1);
const NOISE = new Uint8Array(Float32Array.from({ length: 1 << 20 }, () => random() - 0.5).buffer);

const [dtype, from, to] = process.argv.slice(2);
if (from && to) await measureImport(dtype === 'float32' ? dtype : 'float16', from, to);
else await main();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'anydance-full-'));
  const [source, model] = [join(folder, 'source'), join(folder, 'model')];
  try {
    for (const [path, keys] of publicFiles('moore')) await writeRandom(join(source, path), keys);
    for (const type of ['float16', 'float32']) {
      const program = ['--no-warnings', fileURLToPath(import.meta.url)];
      execFileSync(process.execPath, [...program, type, source, model], { stdio: 'inherit' });
      rmSync(model, { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureImport(
  dtype: 'float16' | 'float32',
  from: string,
  to: string,
): Promise<void> {
  const before = peakMegabytes();
  const start = performance.now();
  await importModel({ from, to, profile: 'moore', dtype });
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${dtype}: ${seconds.toFixed(0)} s, peak ${peakMegabytes()} MB, at first ${before} MB`,
  );
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** A .pth file of fp32, with a storage for each tensor and no checksums, written piece by piece. */
async function writeRandom(path: string, keys: readonly WeightKey[]): Promise<void> {
  const sizes = keys.map(({ shape }) => countElements(shape));
  const storages = sizes.map((elements) => ({
    dtype: 'F32' as const,
    elements,
    bytes: new Uint8Array(),
    hole: 4 * elements,
  }));
  const views = keys.map(({ name, shape }, storage) => ({
    name,
    shape,
    storage,
    strides: rowMajorStrides(shape),
  }));
  const members = torchMembers(pickle(stateDict({ storages, views })), storages);
  const pieces = storedZipPieces(members.map((member) => ({ ...member, ...unchecked(member) })));
  mkdirSync(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    for (const [i, { offset, bytes }] of pieces.entries()) {
      await file.write(bytes, 0, bytes.length, offset);
      await fill(file, offset + bytes.length, members[i]?.hole ?? 0);
    }
  } finally {
    await file.close();
  }
}

/** Zero stands for a checksum that was not made. */
function unchecked({ hole }: ZipMember): Partial<ZipMember> {
  return hole ? { crc: 0 } : {};
}

async function fill(file: FileHandle, start: number, length: number): Promise<void> {
  for (let done = 0; done < length; done += NOISE.length)
    await file.write(NOISE, 0, Math.min(NOISE.length, length - done), start + done);
}
