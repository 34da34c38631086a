import { create, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  type TensorProto,
  TensorProto_DataType,
  TensorProtoSchema,
  ValueInfoProtoSchema,
} from 'onnx-buf';

interface OnnxWriter {
  /** A tensor that is part of the file; answers its name. */
  tensor(shape: readonly number[], data: Float32Array | BigInt64Array): string;
  /** One operation; answers the name of its output. */
  node(
    operator: string,
    inputs: readonly string[],
    integers?: Readonly<Record<string, number | readonly number[]>>,
  ): string;
  /** The bytes of a graph from `input` of a shape to a value, which is called `output`. */
  finish(input: readonly number[], output: string, outputShape: readonly number[]): Uint8Array;
}

const OPSET = 17n;

/** Writes a small .onnx file with its weights inside, for operators that the engine's graphs lack. */
export function createOnnxWriter(): OnnxWriter {
  const initializer: TensorProto[] = [];
  const nodes: NodeProto[] = [];
  return {
    tensor(shape, data) {
      const name = `w${initializer.length}`;
      const { FLOAT, INT64 } = TensorProto_DataType;
      const dataType = data instanceof Float32Array ? FLOAT : INT64;
      const rawData = new Uint8Array(data.slice().buffer);
      initializer.push(
        create(TensorProtoSchema, { name, dataType, dims: shape.map(BigInt), rawData }),
      );
      return name;
    },
    node(operator, inputs, integers = {}) {
      const name = `n${nodes.length}`;
      const attribute = Object.entries(integers).map(([key, value]) =>
        integerAttribute(key, value),
      );
      const proto = { name, opType: operator, input: [...inputs], output: [name], attribute };
      nodes.push(create(NodeProtoSchema, proto));
      return name;
    },
    finish(input, output, outputShape) {
      const last = create(NodeProtoSchema, {
        opType: 'Identity',
        input: [output],
        output: ['output'],
      });
      const graph = {
        name: 'face',
        node: [...nodes, last],
        initializer,
        input: [floats('input', input)],
        output: [floats('output', outputShape)],
      };
      const opsetImport = [{ domain: '', version: OPSET }];
      return toBinary(
        ModelProtoSchema,
        create(ModelProtoSchema, { irVersion: 8n, opsetImport, graph }),
      );
    },
  };
}

function integerAttribute(name: string, value: number | readonly number[]) {
  const { INT, INTS } = AttributeProto_AttributeType;
  return typeof value === 'number'
    ? create(AttributeProtoSchema, { name, type: INT, i: BigInt(value) })
    : create(AttributeProtoSchema, { name, type: INTS, ints: value.map(BigInt) });
}

function floats(name: string, shape: readonly number[]) {
  const dim = shape.map((size) => ({ value: { case: 'dimValue' as const, value: BigInt(size) } }));
  const value = { elemType: TensorProto_DataType.FLOAT, shape: { dim } };
  return create(ValueInfoProtoSchema, { name, type: { value: { case: 'tensorType', value } } });
}
