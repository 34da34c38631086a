/** A weight that a network needs, by its name in the public code. */
export interface WeightKey {
  readonly name: string;
  /** PyTorch's layout: convolutions [out, in, h, w], linear layers [out, in]. */
  readonly shape: readonly number[];
  /** Must be there, but cannot reach the network's output; see where it is set. */
  readonly unusedByGraph?: true;
  /** May be missing, and is left out of an imported model. */
  readonly optional?: true;
}

/** How a layer is made: `conv('conv_in', { in: 4, out: 320, kernel: 3 })`. */
interface LayerSize {
  readonly in: number;
  readonly out: number;
}

/** A square convolution. */
export function conv(
  name: string,
  { in: width, out, kernel, bias = true }: LayerSize & { kernel: number; bias?: boolean },
): WeightKey[] {
  const weight = { name: `${name}.weight`, shape: [out, width, kernel, kernel] };
  return bias ? [weight, { name: `${name}.bias`, shape: [out] }] : [weight];
}

export function linear(
  name: string,
  { in: width, out, bias = true }: LayerSize & { bias?: boolean },
): WeightKey[] {
  const weight = { name: `${name}.weight`, shape: [out, width] };
  return bias ? [weight, { name: `${name}.bias`, shape: [out] }] : [weight];
}

/** Scale and shift of a GroupNorm or LayerNorm. */
export function norm(name: string, channels: number): WeightKey[] {
  return [
    { name: `${name}.weight`, shape: [channels] },
    { name: `${name}.bias`, shape: [channels] },
  ];
}

/** The same keys, below `prefix`. */
export function under(prefix: string, keys: readonly WeightKey[]): WeightKey[] {
  return keys.map((key) => ({ ...key, name: `${prefix}.${key.name}` }));
}

/** The numbers from 0 to below `count`. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
