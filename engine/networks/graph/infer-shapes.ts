import { broadcastShape, unfit } from './infer-simple.ts';
import type { Call } from './operator.ts';
import { describeType, elementCount, sameShape, type TensorType, type Value } from './value.ts';

/** Of Reshape: the wanted shape is a constant without blanks. */
export function inferReshape({ inputs }: Call): readonly TensorType[] {
  const [x, wanted] = inputs as [Value, Value];
  const shape = integersOf(wanted);
  if (elementCount(shape) !== elementCount(x.shape)) throw unfit(x, { dtype: x.dtype, shape });
  return [{ dtype: x.dtype, shape }];
}

export function inferTranspose({ inputs, attributes }: Call): readonly TensorType[] {
  const x = inputs[0] as Value;
  const perm = attributes.perm as readonly number[];
  const isPermutation = x.shape.every((_, axis) => perm.includes(axis));
  if (!isPermutation || perm.length !== x.shape.length) {
    throw new Error(`${describeType(x)} has no axes ${perm.join(',')}`);
  }
  return [{ dtype: x.dtype, shape: perm.map((axis) => x.shape[axis] as number) }];
}

export function inferConcat({ inputs, attributes }: Call): readonly TensorType[] {
  const values = inputs as readonly Value[];
  const first = values[0] as Value;
  const axis = attributes.axis as number;
  for (const value of values) {
    const alike = sameShape(replaced(value.shape, axis, 0), replaced(first.shape, axis, 0));
    if (!alike || value.dtype !== first.dtype) throw unfit(first, value);
  }
  const size = values.reduce((sum, value) => sum + (value.shape[axis] as number), 0);
  return [{ dtype: first.dtype, shape: replaced(first.shape, axis, size) }];
}

/** Of Slice: starts, ends and axes are constants; step 1. */
export function inferSlice({ inputs }: Call): readonly TensorType[] {
  const [x, starts, ends, axes] = inputs as [Value, Value, Value, Value];
  const shape = [...x.shape];
  integersOf(axes).forEach((axis, index) => {
    const [start, end] = [integersOf(starts)[index] as number, integersOf(ends)[index] as number];
    if (start < 0 || end > (x.shape[axis] as number) || start >= end) {
      throw new Error(`${describeType(x)} has no part ${start}…${end} at axis ${axis}`);
    }
    shape[axis] = end - start;
  });
  return [{ dtype: x.dtype, shape }];
}

export function inferExpand({ inputs }: Call): readonly TensorType[] {
  const [x, wanted] = inputs as [Value, Value];
  const shape = broadcastShape(x, { dtype: x.dtype, shape: integersOf(wanted) });
  return [{ dtype: x.dtype, shape }];
}

/** Of Resize by sizes: region and scales are left out. */
export function inferResize({ inputs }: Call): readonly TensorType[] {
  const [x, region, scales, sizes] = inputs as [Value, undefined, undefined, Value];
  if (region || scales) throw new Error('Resize is used with sizes alone');
  return [{ dtype: x.dtype, shape: integersOf(sizes) }];
}

function integersOf(value: Value): readonly number[] {
  if (!value.integers) throw new Error(`${value.name} must be a constant of integers`);
  return value.integers;
}

function replaced(shape: readonly number[], axis: number, size: number): readonly number[] {
  return shape.map((old, index) => (index === axis ? size : old));
}
