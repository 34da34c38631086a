import type { Value } from './value.ts';

export type Attribute = number | string | readonly number[];
export type Attributes = Readonly<Record<string, Attribute>>;

/** One operation. `inputs` and `outputs` are names of values; an empty name is an input left out. */
export interface Node {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
}

/** A weight: a tensor of a weight file, declared in the shape that the graph reads it in. */
export interface Weight extends Value {
  /** The name in the weight file. */
  readonly key: string;
  /** Elements to skip at the start of the stored tensor, when the graph reads a part of it. */
  readonly skip: number;
}

/** A small tensor that travels inside the graph. */
export interface Constant extends Value {
  readonly data: Float32Array | BigInt64Array;
}

/** A network for one size: plain data, in the order in which it is computed. */
export interface Graph {
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly weights: readonly Weight[];
  readonly constants: readonly Constant[];
  readonly nodes: readonly Node[];
}
