import { create, toBinary } from '@bufbuild/protobuf';
import {
  type AttributeProto,
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  StringStringEntryProtoSchema,
  type TensorProto,
  TensorProto_DataLocation,
  TensorProto_DataType,
  TensorProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from 'onnx-buf';
import { floatToHalf } from '../../core/float16.ts';
import type { Attribute, Constant, Graph, Node, Weight } from './graph.ts';
import { OPERATORS, OPSET } from './operators.ts';
import { byteCount, ELEMENT_BYTES, type Value } from './value.ts';

/** Where the bytes of a weight lie: a file beside the graph, and the place of its first byte. */
export interface WeightPlace {
  readonly file: string;
  readonly offset: number;
}

const DATA_TYPES = {
  float32: TensorProto_DataType.FLOAT,
  float16: TensorProto_DataType.FLOAT16,
  int64: TensorProto_DataType.INT64,
};
const IR_VERSION = 9n;

/**
 * The bytes of an .onnx file. Weights stay where they are: the file only says in which file beside
 * it, and where in it, each one lies (`locate`, by its key in the weight file).
 */
export function serializeGraph(
  graph: Graph,
  locate: (key: string) => WeightPlace,
): Uint8Array<ArrayBuffer> {
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 'anydance',
    opsetImport: [
      { domain: '', version: BigInt(OPSET) },
      { domain: 'com.microsoft', version: 1n },
    ],
    graph: {
      name: graph.name,
      input: graph.inputs.map(valueInfo),
      output: graph.outputs.map(valueInfo),
      initializer: [
        ...graph.weights.map((weight) => externalTensor(weight, locate(weight.key))),
        ...graph.constants.map(embeddedTensor),
      ],
      node: graph.nodes.map(nodeProto),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function valueInfo({ name, dtype, shape }: Value): ValueInfoProto {
  const dim = shape.map((size) => ({
    value: { case: 'dimValue' as const, value: BigInt(size) },
  }));
  const tensorType = { elemType: DATA_TYPES[dtype], shape: { dim } };
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: tensorType } },
  });
}

function externalTensor(weight: Weight, place: WeightPlace): TensorProto {
  const entries = {
    location: place.file,
    offset: place.offset + weight.skip * ELEMENT_BYTES[weight.dtype],
    length: byteCount(weight),
  };
  return create(TensorProtoSchema, {
    ...tensorHead(weight),
    dataLocation: TensorProto_DataLocation.EXTERNAL,
    externalData: Object.entries(entries).map(([key, value]) =>
      create(StringStringEntryProtoSchema, { key, value: String(value) }),
    ),
  });
}

function embeddedTensor(constant: Constant): TensorProto {
  const { data, dtype } = constant;
  const typed = dtype === 'float16' ? floatToHalf(data as Float32Array) : data;
  const rawData = new Uint8Array(typed.byteLength);
  rawData.set(new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength));
  return create(TensorProtoSchema, { ...tensorHead(constant), rawData });
}

function tensorHead({ name, dtype, shape }: Value) {
  return { name, dataType: DATA_TYPES[dtype], dims: shape.map(BigInt) };
}

function nodeProto(node: Node): NodeProto {
  const operator = OPERATORS[node.operator];
  return create(NodeProtoSchema, {
    name: node.name,
    opType: node.operator,
    domain: operator?.domain ?? '',
    input: [...node.inputs],
    output: node.outputs.map(({ name }) => name),
    attribute: Object.entries(node.attributes).map(([name, value]) =>
      attributeProto(name, operator?.attributes[name], value),
    ),
  });
}

function attributeProto(name: string, kind: string | undefined, value: Attribute): AttributeProto {
  const { INT, INTS, FLOAT, STRING } = AttributeProto_AttributeType;
  switch (kind) {
    case 'int':
      return create(AttributeProtoSchema, { name, type: INT, i: BigInt(value as number) });
    case 'ints':
      return create(AttributeProtoSchema, {
        name,
        type: INTS,
        ints: (value as readonly number[]).map(BigInt),
      });
    case 'float':
      return create(AttributeProtoSchema, { name, type: FLOAT, f: value as number });
    default:
      return create(AttributeProtoSchema, {
        name,
        type: STRING,
        s: new TextEncoder().encode(String(value)),
      });
  }
}
