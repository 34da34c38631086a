import { readSync, writeSync } from 'node:fs';

/** The next line of standard input, null at its end. */
export function readLine(): string | null {
  const bytes: number[] = [];
  const byte = new Uint8Array(1);
  while (readSync(0, byte) === 1) {
    if (byte[0] === 10) return Buffer.from(bytes).toString();
    bytes.push(byte[0]!);
  }
  return null;
}

/** So many bytes of standard input. Throws where it ends before. */
export function readBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; ) {
    const got = readSync(0, bytes, at, count - at, null);
    if (got === 0) throw new Error('the input ended within a picture');
    at += got;
  }
  return bytes;
}

/** Bytes to standard output, all of them. */
export function writeBytes(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}
