import type { Call } from './operator.ts';
import { describeType, type TensorType, type Value } from './value.ts';

/** Of an operator that keeps its first input's type. */
export function like({ inputs }: Call): readonly TensorType[] {
  const x = inputs[0] as Value;
  return [{ dtype: x.dtype, shape: x.shape }];
}

/** Of an element-wise operator: numpy's broadcasting. */
export function broadcast({ inputs }: Call): readonly TensorType[] {
  const [a, b] = inputs as [Value, Value];
  if (a.dtype !== b.dtype) throw unfit(a, b);
  return [{ dtype: a.dtype, shape: broadcastShape(a, b) }];
}

/** The common shape of two tensors, where axes of 1 stretch; throws if there is none. */
export function broadcastShape(a: TensorType, b: TensorType): readonly number[] {
  const rank = Math.max(a.shape.length, b.shape.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [left, right] = [a, b].map(({ shape }) => shape[axis - rank + shape.length] ?? 1);
    if (left === right || right === 1) return left as number;
    if (left === 1) return right as number;
    throw unfit(a, b);
  });
}

/** The error for two tensors that do not go together. */
export function unfit(a: TensorType, b: TensorType): Error {
  return new Error(`${describeType(a)} does not go with ${describeType(b)}`);
}
