import type { Attributes } from './graph.ts';
import type { TensorType, Value } from './value.ts';

/** What an operator is applied to. An optional input that is left out is `undefined`. */
export interface Call {
  readonly inputs: readonly (Value | undefined)[];
  readonly attributes: Attributes;
}

/** One operator of ONNX (opset 20) or of ONNX Runtime's own domain, as far as the networks use it. */
export interface Operator {
  /** Absent: the standard domain. */
  readonly domain?: 'com.microsoft';
  /** Fewest and most inputs. */
  readonly arity: readonly [number, number];
  readonly attributes: Readonly<Record<string, 'int' | 'ints' | 'float' | 'string'>>;
  /** The types of the outputs; throws a sentence when the inputs do not fit together. */
  readonly infer: (call: Call) => readonly TensorType[];
}
