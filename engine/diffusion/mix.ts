export interface Part {
  readonly of: Float32Array;
  readonly share: number;
}

/** A weighted sum; each product and the sum round to float32. */
export function mix(first: Part, second: Part): Float32Array {
  return first.of.map(
    (value, at) => Math.fround(value * first.share) + Math.fround(second.of[at]! * second.share),
  );
}
