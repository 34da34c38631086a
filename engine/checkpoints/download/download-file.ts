import { rename } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashFile } from '../hash-file.ts';
import { DownloadError } from './download-error.ts';
import type { DownloadOptions } from './download-options.ts';
import { discardPart, measurePart, type PartNote } from './download-part.ts';
import { fetchRest, RetryableFailure } from './fetch-rest.ts';

/**
 * Fetches a file, going on where an earlier download of the same content ended, and checks its size
 * and hash before it gets its name. Returns its SHA-256.
 * @throws DownloadError, UserError `disk-full`; the signal's reason when cancelled
 */
export async function downloadFile(options: DownloadOptions): Promise<string> {
  const { url, to, signal } = options;
  const part = `${to}.part`;
  const { sha256 } = await persist(part, options);
  const expected = options.sha256 ?? sha256;
  const given = await hashFile(part, { signal });
  if (expected !== null && !given.startsWith(expected)) {
    await discardPart(part);
    throw new DownloadError('download-hash', { url, given, expected });
  }
  await rename(part, to);
  await discardPart(part);
  return given;
}

/** Tries until all has come. A try that brought something begins the count anew. */
async function persist(part: string, options: DownloadOptions): Promise<PartNote> {
  const { url, signal, patience } = options;
  for (let fruitless = 0; ; ) {
    const before = (await measurePart(part)).have;
    try {
      return await fetchRest(part, options);
    } catch (error) {
      signal?.throwIfAborted();
      if (isTooLarge(error)) await discardPart(part);
      if (!(error instanceof RetryableFailure)) throw error;
      fruitless = (await measurePart(part)).have > before ? 1 : fruitless + 1;
      if (fruitless >= patience.tries) {
        const { message: reason } = error;
        const params = { url, tries: fruitless, reason };
        throw new DownloadError('download-failed', params, { cause: error });
      }
      const pauseMs = error.retryAfterMs ?? patience.retryMs * 2 ** (fruitless - 1);
      await sleep(pauseMs, undefined, signal && { signal });
    }
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof DownloadError && error.code === 'download-too-large';
}
