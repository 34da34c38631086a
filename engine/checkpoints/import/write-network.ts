import { constants, copyFile, link } from 'node:fs/promises';
import { openFileBytes } from '../file-bytes.ts';
import { identifyFormat } from '../identify-format.ts';
import { countElements } from '../stored-tensor.ts';
import { writeSafetensors } from '../write-safetensors.ts';
import type { OpenSource, PlannedTensor } from './plan-network.ts';

interface WriteOptions {
  readonly dtype: 'F32' | 'F16';
  readonly signal?: AbortSignal | undefined;
  onBytes(count: number): void;
}

/**
 * Makes the safetensors file of a network. A source that is that file already, with the same names,
 * type and shapes, is linked (or copied, on another disk) once all its values have been looked at.
 */
export async function writeNetwork(
  path: string,
  { sources, tensors }: { sources: readonly OpenSource[]; tensors: readonly PlannedTensor[] },
  options: WriteOptions,
): Promise<void> {
  const release = createRelease();
  const watched = tensors.map((tensor) => ({
    ...tensor,
    dtype: options.dtype,
    async values() {
      options.signal?.throwIfAborted();
      options.onBytes(networkBytes([tensor], options.dtype));
      return release(tensor.values);
    },
  }));
  const [source, ...others] = sources;
  if (source && others.length === 0 && (await isReady(source, tensors, options.dtype))) {
    for (const tensor of watched) await tensor.values();
    await linkOrCopy(source.path, path);
  } else await writeSafetensors(path, watched);
}

/** Frees the values of one tensor when the next one's are read, long before the collector would. */
function createRelease() {
  let last: Float32Array | null = null;
  return async (read: () => Promise<Float32Array>): Promise<Float32Array> => {
    if (last?.buffer instanceof ArrayBuffer) last.buffer.transfer(0);
    last = null;
    last = await read();
    return last;
  };
}

/** What tensors take on the disk, without the header. */
export function networkBytes(
  tensors: ReadonlyArray<{ readonly shape: readonly number[] }>,
  dtype: 'F32' | 'F16',
): number {
  const width = dtype === 'F32' ? 4 : 2;
  return tensors.reduce((sum, { shape }) => sum + width * countElements(shape), 0);
}

async function isReady(
  source: OpenSource,
  tensors: readonly PlannedTensor[],
  dtype: string,
): Promise<boolean> {
  const isSame = tensors.every(
    ({ name, shape, stored }) =>
      stored?.name === name && stored.dtype === dtype && stored.shape.length === shape.length,
  );
  return isSame && (await isSafetensors(source.path));
}

async function isSafetensors(path: string): Promise<boolean> {
  const bytes = await openFileBytes(path);
  try {
    return (await identifyFormat(bytes)) === 'safetensors';
  } finally {
    await bytes.close();
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // Another disk, or one that knows no links.
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}
