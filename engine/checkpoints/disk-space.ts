import { statfs } from 'node:fs/promises';
import { sayBytes } from '../core/say-bytes.ts';
import { ModelError } from './model-error.ts';

/** Left for everything else on the disk. */
const RESERVE_BYTES = 500e6;

/** @throws ModelError `disk-space` if the disk of `folder` cannot take so many bytes more */
export async function checkDiskSpace(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= neededBytes + RESERVE_BYTES) return;
  throw new ModelError('disk-space', {
    folder,
    free: sayBytes(free),
    needed: sayBytes(neededBytes + RESERVE_BYTES),
  });
}
