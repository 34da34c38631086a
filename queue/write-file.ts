import { open, rm } from 'node:fs/promises';
import { QueueError } from './queue-error.ts';

interface WriteLimits {
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes all chunks to a new file that only its owner can read, and waits until they are on the
 * disk. Returns how many bytes there were. After any failure the file is gone again.
 * @throws QueueError `media-too-large`, `media-empty`; whatever the disk says
 */
export async function writeFile(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  limits: WriteLimits,
): Promise<number> {
  limits.signal?.throwIfAborted();
  const file = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const chunk of untilAborted(chunks, limits.signal)) {
      bytes += chunk.byteLength;
      if (bytes > limits.maxBytes)
        throw new QueueError('media-too-large', { limit: limits.maxBytes });
      await writeAll(chunk);
    }
    if (bytes === 0) throw new QueueError('media-empty');
    await file.sync();
    limits.signal?.throwIfAborted();
    await file.close();
    return bytes;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }

  /** A nearly full disk takes a part of a chunk before it refuses. */
  async function writeAll(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.byteLength; ) {
      const { bytesWritten } = await file.write(chunk, at);
      at += bytesWritten;
    }
  }
}

/** The same chunks; an abort does not wait for the next one. */
async function* untilAborted(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (signal === undefined) return yield* chunks;
  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => undefined);
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort);
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: a source that hangs would never answer.
    void iterator.return?.()?.catch(() => undefined);
  }
}
