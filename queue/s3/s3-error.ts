import { S3ServiceException } from '@aws-sdk/client-s3';
import { QueueError } from '../queue-error.ts';

const FULL = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage']);

/**
 * What the storage service, or the way to it, said, as what the operator can do about it.
 * Errors of this program stay as they are.
 */
export function toS3Error(error: unknown, place: string): unknown {
  if (error instanceof QueueError) return error;
  if (error instanceof S3ServiceException) {
    if (FULL.has(error.name) || error.$metadata.httpStatusCode === 507)
      return new QueueError('store-full', { place }, { cause: error });
    return unreachable(`${error.name}, status ${error.$metadata.httpStatusCode ?? 'unknown'}`);
  }
  const { name, code } = error as NodeJS.ErrnoException;
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return unreachable(code);
  // Only our own limits abort what comes here.
  if (name === 'TimeoutError' || name === 'AbortError')
    return unreachable('it did not answer in time');
  return error;

  function unreachable(reason: string): QueueError {
    return new QueueError('store-unreachable', { place, reason }, { cause: error });
  }
}

export function isRefused(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403;
}

export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.name === 'NoSuchKey';
}
