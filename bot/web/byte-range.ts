/** `to` is the first byte that is not asked for. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * One range of `bytes=…` (RFC 9110, 14.2). Null for none, for several, and for nonsense: all of
 * these get the whole.
 */
export function readRange(header: string | undefined, bytes: number): ByteRange | 'outside' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const from = Math.max(0, bytes - Number(last));
    return from < bytes ? { from, to: bytes } : 'outside';
  }
  const from = Number(first);
  const to = last === '' ? bytes : Math.min(bytes, Number(last) + 1);
  if (from >= bytes) return 'outside';
  return to > from ? { from, to } : null;
}

/** The bytes of the range; what lies before it is read and let go. */
export async function* cutRange(
  chunks: AsyncIterable<Uint8Array>,
  { from, to }: ByteRange,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of chunks) {
    const part = chunk.subarray(Math.max(0, from - at), Math.max(0, to - at));
    at += chunk.length;
    if (part.length > 0) yield part;
    if (at >= to) return;
  }
}
