/** Classifier-free guidance: how far the prediction is moved from what is seen without the photo. */
export interface Guidance {
  /** 1 and less: off, as distilled networks want it. */
  readonly scale: number;
  /**
   * The part of the steps within which it acts, in 0…1 from the noisiest one; default all. Outside of
   * it each step is one pass instead of two.
   */
  readonly interval?: readonly [from: number, to: number];
}

/** Whether a step is guided; a step counts by its middle. */
export function isGuided({ scale, interval }: Guidance, step: number, steps: number): boolean {
  const [from, to] = interval ?? [0, 1];
  const middle = (step + 0.5) / steps;
  return scale > 1 && from <= middle && middle <= to;
}

/** `plain + scale · (seen - plain)`, in float32 as the public pipelines have it. */
export function guide(plain: Float32Array, seen: Float32Array, scale: number): Float32Array {
  return plain.map((value, at) => value + Math.fround(scale * Math.fround(seen[at]! - value)));
}
