import { type FileHandle, open, stat } from 'node:fs/promises';
import type { ErrorParams } from '../core/coded-error.ts';
import { CheckpointError, type CheckpointErrorCode } from './checkpoint-error.ts';

/** A file open for reading at any position, never beyond its end. Errors are `CheckpointError`s. */
export interface FileBytes {
  readonly path: string;
  readonly size: number;
  /** Fills `target` with the bytes from `position` on. */
  read(position: number, target: Uint8Array): Promise<void>;
  /** A `CheckpointError` about this file. */
  error: FileErrors;
  close(): Promise<void>;
}

type FileErrors = (
  code: CheckpointErrorCode,
  params: ErrorParams,
  cause?: unknown,
) => CheckpointError;

/** Twenty times the largest weight file of this family. */
const MAX_FILE_BYTES = 2 ** 36;

/** Opens a regular file; `checkpoint-missing` if there is none that may be read. */
export async function openFileBytes(path: string): Promise<FileBytes> {
  const error: FileErrors = (code, params, cause) =>
    new CheckpointError(code, { file: path, ...params }, { cause });
  const { size, isFile } = await statFile(path).catch(rethrow(error));
  // Opening a pipe would wait for its writer, so only regular files get that far.
  if (!isFile) throw error('checkpoint-missing', { reason: 'it is not a file' });
  if (size > MAX_FILE_BYTES) {
    const params = { what: 'its size in bytes', given: size, limit: MAX_FILE_BYTES };
    throw error('checkpoint-too-large', params);
  }
  const handle = await open(path, 'r').catch(rethrow(error));
  const read = boundedReader(handle, size, error);
  return { path, size, error, read, close: () => handle.close() };
}

async function statFile(path: string) {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}

function boundedReader(handle: FileHandle, size: number, error: FileErrors): FileBytes['read'] {
  const beyond = () => error('checkpoint-truncated', { reason: 'it ends too early' });
  return async (position, target) => {
    if (!(position >= 0 && position + target.length <= size)) throw beyond();
    for (let done = 0; done < target.length; ) {
      const wanted = target.subarray(done);
      const { bytesRead } = await handle
        .read(wanted, 0, wanted.length, position + done)
        .catch(rethrow(error));
      if (bytesRead === 0) throw beyond();
      done += bytesRead;
    }
  };
}

function rethrow(error: FileErrors): (cause: unknown) => never {
  return (cause) => {
    throw error('checkpoint-missing', { reason: reasonOf(cause) }, cause);
  };
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  return code || 'it cannot be opened';
}
