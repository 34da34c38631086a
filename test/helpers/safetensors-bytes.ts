/** A safetensors file of any header (bytes, text or an object), true or not, and any data. */
export function safetensorsFile(
  header: unknown,
  data: Uint8Array,
  headerLength?: bigint,
): Uint8Array {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const json = header instanceof Uint8Array ? header : new TextEncoder().encode(text);
  const prefix = new Uint8Array(BigUint64Array.of(headerLength ?? BigInt(json.length)).buffer);
  return new Uint8Array(Buffer.concat([prefix, json, data]));
}
