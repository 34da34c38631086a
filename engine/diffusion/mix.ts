export interface Part {
  readonly of: Float32Array;
  readonly share: number;
}

/** A weighted sum; each product and the sum round to float32. */
export function mix(first: Part, second: Part): Float32Array {
  const [a, b] = [first.of, second.of];
  const sum = new Float32Array(a.length);
  for (let at = 0; at < sum.length; at++)
    sum[at] = Math.fround(a[at]! * first.share) + Math.fround(b[at]! * second.share);
  return sum;
}
