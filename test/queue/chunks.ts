/** Bytes as they come from a network: in chunks of at most `size`. */
export async function* inChunks(
  data: Uint8Array | string,
  size = 64 * 1024,
): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(data);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
