import { mkdir } from 'node:fs/promises';
import { QueueError } from '../queue-error.ts';

/**
 * Makes a folder, with those above it, that only its owner can read.
 * @throws QueueError `store-full`, `store-not-writable`
 */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    // What Node says when the disk is read-only: the folder above is surely there.
    if (error.code === 'ENOENT')
      throw new QueueError('store-not-writable', { place: path }, { cause: error });
    throw toDiskError(error, path);
  });
}

/** What the disk said, as what the operator can do about it; other errors stay as they are. */
export function toDiskError(error: unknown, place: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new QueueError('store-full', { place }, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR')
    return new QueueError('store-not-writable', { place }, { cause: error });
  return error;
}
