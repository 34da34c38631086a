import { unfit } from './infer-simple.ts';
import type { Call } from './operator.ts';
import { describeType, sameShape, type TensorType, type Value } from './value.ts';

/** Of a linear layer: x [M,K], weight [N,K] (transB) or [K,N], bias [N]. */
export function inferGemm({ inputs, attributes }: Call): readonly TensorType[] {
  const [x, weight, bias] = inputs as [Value, Value, Value | undefined];
  const [out, width] = attributes.transB ? weight.shape : [...weight.shape].reverse();
  if (x.shape.length !== 2 || weight.shape.length !== 2 || x.shape[1] !== width) {
    throw unfit(x, weight);
  }
  if (bias && !sameShape(bias.shape, [out as number])) throw unfit(weight, bias);
  return [{ dtype: x.dtype, shape: [x.shape[0] as number, out as number] }];
}

/** Of a batched matrix product: [...,M,K] by [...,K,N]. */
export function inferMatMul({ inputs }: Call): readonly TensorType[] {
  const [a, b] = inputs as [Value, Value];
  if (a.shape.at(-1) !== b.shape.at(-2)) throw unfit(a, b);
  if (!sameShape(a.shape.slice(0, -2), b.shape.slice(0, -2))) throw unfit(a, b);
  return [{ dtype: a.dtype, shape: [...a.shape.slice(0, -1), b.shape.at(-1) as number] }];
}

/** Of attention over heads: query [B,S,C], key and value [B,L,C]. */
export function inferAttention({ inputs, attributes }: Call): readonly TensorType[] {
  const [query, key, value] = inputs as [Value, Value, Value];
  const [batch, , channels] = query.shape;
  if (!sameShape(key.shape, value.shape)) throw unfit(key, value);
  if (key.shape[0] !== batch || key.shape[2] !== channels) throw unfit(query, key);
  if (at(query.shape, 2) % (attributes.num_heads as number) !== 0) {
    throw new Error(`${describeType(query)} does not divide into ${attributes.num_heads} heads`);
  }
  return [{ dtype: query.dtype, shape: query.shape }];
}

function at(list: readonly number[], index: number): number {
  return list[index] as number;
}
