/** The element types that the networks use. */
type Dtype = 'float32' | 'float16' | 'int64';

export interface TensorType {
  readonly dtype: Dtype;
  /** Every axis is known: a graph is built for one size. */
  readonly shape: readonly number[];
}

/** A tensor that flows through a graph, known by its name. */
export interface Value extends TensorType {
  readonly name: string;
  /** The integers of a constant that states a shape, an axis or a place; operators read them to infer shapes. */
  readonly integers?: readonly number[];
}

/** How many elements a tensor of this shape has. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** How many bytes an element of each type takes. */
export const ELEMENT_BYTES: Readonly<Record<Dtype, number>> = { float32: 4, float16: 2, int64: 8 };

/** How many bytes the elements of a tensor take. */
export function byteCount({ dtype, shape }: TensorType): number {
  return elementCount(shape) * ELEMENT_BYTES[dtype];
}

/** `float32[1,4,64,64]`, for error messages. */
export function describeType(type: TensorType): string {
  return `${type.dtype}[${type.shape.join(',')}]`;
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
