/** fp16 bit patterns → float32, exactly. Fills `out` (of the same length) if given. */
export function halfToFloat(
  bits: Uint16Array,
  out: Float32Array = new Float32Array(bits.length),
): Float32Array {
  out.set(new Float16Array(bits.buffer, bits.byteOffset, bits.length));
  return out;
}

/**
 * float32 → fp16 bit patterns, rounded to nearest even; what is over 65 504 becomes Infinity. Fills
 * `out` (of the same length) if given.
 */
export function floatToHalf(
  values: Float32Array,
  out: Uint16Array = new Uint16Array(values.length),
): Uint16Array {
  new Float16Array(out.buffer, out.byteOffset, out.length).set(values);
  return out;
}

/** Each value as float16 would hold it. */
export function roundToHalf(values: Float32Array): Float32Array {
  return halfToFloat(floatToHalf(values));
}

/** bf16 bit patterns → float32, exactly. Fills `out` (of the same length) if given. */
export function bfloat16ToFloat(
  bits: Uint16Array,
  out: Float32Array = new Float32Array(bits.length),
): Float32Array {
  const words = new Uint32Array(out.buffer, out.byteOffset, out.length);
  for (let i = 0; i < bits.length; i++) words[i] = bits[i]! << 16;
  return out;
}

/** float32 → bf16 bit patterns, rounded to nearest even; NaN stays NaN. */
export function floatToBfloat16(values: Float32Array): Uint16Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const bits = new Uint16Array(values.length);
  for (let i = 0; i < words.length; i++) bits[i] = roundedUpperHalf(words[i]!);
  return bits;
}

function roundedUpperHalf(word: number): number {
  const isNan = (word & 0x7fffffff) > 0x7f800000;
  // Rounding could carry a NaN's bits over into Infinity or zero; a set top bit keeps it a NaN.
  if (isNan) return (word >>> 16) | 0x40;
  const toEven = 0x7fff + ((word >>> 16) & 1);
  return (word + toEven) >>> 16;
}
