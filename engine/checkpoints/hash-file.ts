import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

interface HashOptions {
  readonly signal?: AbortSignal | undefined;
  onBytes?(count: number): void;
}

/** SHA-256 of a file, in hexadecimal digits. */
export async function hashFile(path: string, options: HashOptions = {}): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, {
    highWaterMark: 1 << 20,
    signal: options.signal,
  })) {
    hash.update(chunk);
    options.onBytes?.(chunk.length);
  }
  return hash.digest('hex');
}
