import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../core/user-error.ts';
import { partialPathOf } from './partial-path.ts';

/**
 * Finds out before the long work whether `output` could be written at its end.
 * @throws UserError 'output-folder-missing' | 'output-not-writable' | 'disk-full'
 */
export async function checkOutput(output: string): Promise<void> {
  const folder = dirname(output);
  const isFolder = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UserError('output-folder-missing', { path: folder });
  const existing = await stat(output).catch(() => null);
  if (existing && !existing.isFile()) throw new UserError('output-not-writable', { path: output });
  await tryToWrite(output);
}

/**
 * Moves the finished file into place at once, so that nobody ever sees half a clip.
 * @throws UserError 'output-not-writable'
 */
export async function publish(partial: string, output: string): Promise<void> {
  await rename(partial, output).catch((error: unknown) => {
    throw new UserError('output-not-writable', { path: output }, { cause: error });
  });
}

async function tryToWrite(output: string): Promise<void> {
  const partial = partialPathOf(output);
  try {
    await (await open(partial, 'w')).close();
    await rm(partial, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new UserError('disk-full', {}, { cause: error });
    }
    throw new UserError('output-not-writable', { path: output }, { cause: error });
  }
}
