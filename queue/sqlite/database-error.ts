import { QueueError } from '../queue-error.ts';

/** What SQLite's result codes and the file system's mean for the operator; else the error itself. */
export function asQueueError(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof QueueError) return error;
  const options = { cause: error };
  const code = refusalOf(error);
  if (code === null) return error;
  return new QueueError(code, { place, reason: error.message }, options);
}

/** Runs something that may meet such an error. */
export function translated<T>(run: () => T, place: string): T {
  try {
    return run();
  } catch (error) {
    throw asQueueError(error, place);
  }
}

function refusalOf(error: Error) {
  const { code, errcode } = error as { code?: string; errcode?: number };
  if (code === 'ERR_SQLITE_ERROR') return RESULT_CODES[(errcode ?? 0) & 0xff] ?? null;
  return FILE_CODES[code ?? ''] ?? null;
}

/** https://www.sqlite.org/rescode.html: the lowest byte is the primary result code. */
const RESULT_CODES: Readonly<Record<number, 'store-corrupt' | Refusal>> = {
  3: 'store-not-writable', // PERM
  5: 'store-unreachable', // BUSY
  6: 'store-unreachable', // LOCKED
  8: 'store-not-writable', // READONLY
  10: 'store-unreachable', // IOERR
  11: 'store-corrupt', // CORRUPT
  13: 'store-full', // FULL
  14: 'store-not-writable', // CANTOPEN
  26: 'store-corrupt', // NOTADB
};

const FILE_CODES: Readonly<Record<string, Refusal>> = {
  EACCES: 'store-not-writable',
  EPERM: 'store-not-writable',
  EROFS: 'store-not-writable',
  ENOTDIR: 'store-not-writable',
  EEXIST: 'store-not-writable',
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
};

type Refusal = 'store-full' | 'store-not-writable' | 'store-unreachable';
