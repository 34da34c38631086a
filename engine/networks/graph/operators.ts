import { inferAttention, inferGemm, inferMatMul } from './infer-products.ts';
import {
  inferConcat,
  inferExpand,
  inferReshape,
  inferResize,
  inferSlice,
  inferTranspose,
} from './infer-shapes.ts';
import { broadcast, like } from './infer-simple.ts';
import { inferConv, inferGlobalAveragePool, inferGridSample, inferPool } from './infer-windows.ts';
import type { Operator } from './operator.ts';
import type { TensorType, Value } from './value.ts';

/** The standard operator set that graphs declare. */
export const OPSET = 20;

/** Every operator that a graph may hold, and what comes out of it. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  Add: { arity: [2, 2], attributes: {}, infer: broadcast },
  Sub: { arity: [2, 2], attributes: {}, infer: broadcast },
  Mul: { arity: [2, 2], attributes: {}, infer: broadcast },
  Identity: { arity: [1, 1], attributes: {}, infer: like },
  Sigmoid: { arity: [1, 1], attributes: {}, infer: like },
  Tanh: { arity: [1, 1], attributes: {}, infer: like },
  Relu: { arity: [1, 1], attributes: {}, infer: like },
  Erf: { arity: [1, 1], attributes: {}, infer: like },
  Gelu: { arity: [1, 1], attributes: { approximate: 'string' }, infer: like },
  Softmax: { arity: [1, 1], attributes: { axis: 'int' }, infer: like },
  QuickGelu: {
    domain: 'com.microsoft',
    arity: [1, 1],
    attributes: { alpha: 'float' },
    infer: like,
  },
  BiasSplitGelu: {
    domain: 'com.microsoft',
    arity: [2, 2],
    attributes: {},
    infer: ({ inputs: [x] }) => [halved(x as Value)],
  },
  Cast: {
    arity: [1, 1],
    attributes: { to: 'int' },
    infer: ({ inputs: [x], attributes }) => [
      {
        dtype: attributes.to === ONNX_TYPES.float16 ? 'float16' : 'float32',
        shape: (x as Value).shape,
      },
    ],
  },
  LayerNormalization: {
    arity: [2, 3],
    attributes: { axis: 'int', epsilon: 'float' },
    infer: like,
  },
  BatchNormalization: { arity: [5, 5], attributes: { epsilon: 'float' }, infer: like },
  LpNormalization: { arity: [1, 1], attributes: { axis: 'int', p: 'int' }, infer: like },
  InstanceNormalization: { arity: [3, 3], attributes: { epsilon: 'float' }, infer: like },
  Conv: {
    arity: [2, 3],
    attributes: { kernel_shape: 'ints', pads: 'ints', strides: 'ints' },
    infer: inferConv,
  },
  MaxPool: {
    arity: [1, 1],
    attributes: { kernel_shape: 'ints', pads: 'ints', strides: 'ints' },
    infer: inferPool,
  },
  AveragePool: {
    arity: [1, 1],
    attributes: { kernel_shape: 'ints', pads: 'ints', strides: 'ints' },
    infer: inferPool,
  },
  GridSample: {
    arity: [2, 2],
    attributes: { mode: 'string', padding_mode: 'string', align_corners: 'int' },
    infer: inferGridSample,
  },
  GlobalAveragePool: { arity: [1, 1], attributes: {}, infer: inferGlobalAveragePool },
  Gemm: { arity: [2, 3], attributes: { transB: 'int' }, infer: inferGemm },
  MatMul: { arity: [2, 2], attributes: {}, infer: inferMatMul },
  MultiHeadAttention: {
    domain: 'com.microsoft',
    arity: [3, 3],
    attributes: { num_heads: 'int', scale: 'float' },
    infer: inferAttention,
  },
  Reshape: { arity: [2, 2], attributes: {}, infer: inferReshape },
  Transpose: { arity: [1, 1], attributes: { perm: 'ints' }, infer: inferTranspose },
  Concat: { arity: [1, 64], attributes: { axis: 'int' }, infer: inferConcat },
  Slice: { arity: [4, 4], attributes: {}, infer: inferSlice },
  Expand: { arity: [2, 2], attributes: {}, infer: inferExpand },
  Resize: {
    arity: [4, 4],
    attributes: {
      mode: 'string',
      coordinate_transformation_mode: 'string',
      nearest_mode: 'string',
    },
    infer: inferResize,
  },
};

/** How the attribute of Cast counts types (TensorProto.DataType). */
export const ONNX_TYPES = { float32: 1, float16: 10 } as const;

function halved(x: Value): TensorType {
  const last = x.shape.at(-1) ?? 0;
  return { dtype: x.dtype, shape: [...x.shape.slice(0, -1), last / 2] };
}
