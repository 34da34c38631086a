import { type FileHandle, open, stat } from 'node:fs/promises';
import {
  CheckpointError,
  type CheckpointErrorCode,
  type CheckpointParams,
} from './checkpoint-error.ts';

/** A file open for reading at any position, never beyond its end. */
export interface FileBytes {
  readonly path: string;
  readonly size: number;
  /** Fills `target`, or as much of it as `length` says, from `position` on. */
  read(position: number, target: Uint8Array, length?: number): Promise<void>;
  /** A `CheckpointError` about this file. */
  error(code: CheckpointErrorCode, params: CheckpointParams, cause?: unknown): CheckpointError;
  close(): Promise<void>;
}

/** Opens a regular file; `checkpoint-missing` if there is none that may be read. */
export async function openFileBytes(path: string): Promise<FileBytes> {
  const error: FileBytes['error'] = (code, params, cause) =>
    new CheckpointError(code, { file: path, ...params }, { cause });
  try {
    // Opening a pipe would wait for its writer, so only regular files get that far.
    const { size, ...kind } = await stat(path).then((s) => ({ size: s.size, isFile: s.isFile() }));
    if (!kind.isFile) throw error('checkpoint-missing', { reason: 'it is not a file' });
    return fileBytes(path, size, await open(path, 'r'), error);
  } catch (cause) {
    if (cause instanceof CheckpointError) throw cause;
    throw error('checkpoint-missing', { reason: reasonOf(cause) }, cause);
  }
}

function fileBytes(
  path: string,
  size: number,
  handle: FileHandle,
  error: FileBytes['error'],
): FileBytes {
  const beyond = () => error('checkpoint-truncated', { reason: 'it ends too early' });
  return {
    path,
    size,
    error,
    close: () => handle.close(),
    async read(position, target, length = target.length) {
      const inside = position >= 0 && length <= target.length && position + length <= size;
      if (!inside || !Number.isSafeInteger(position)) throw beyond();
      for (let done = 0; done < length; ) {
        const { bytesRead } = await handle.read(target, done, length - done, position + done);
        if (bytesRead === 0) throw beyond();
        done += bytesRead;
      }
    },
  };
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read by this user';
  return code || 'it cannot be opened';
}
