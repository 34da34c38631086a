import type { Attributes, Graph, Node } from './graph.ts';
import type { Operator } from './operator.ts';
import { OPERATORS } from './operators.ts';
import { describeType, elementCount, sameShape, type TensorType, type Value } from './value.ts';

/** A graph that no runtime could run; the message names the node and what is wrong. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}

/**
 * Checks a graph as ONNX's own checker does: each value is made once and before it is used, nothing
 * hangs in the air, operators exist and get inputs, attributes and types that they take, and each
 * value has the type that its operator gives it. Throws a GraphError.
 */
export function checkGraph(graph: Graph): void {
  const known = new Map<string, Value>();
  for (const value of [...graph.inputs, ...graph.weights, ...graph.constants]) {
    declare(known, value);
  }
  checkConstants(graph);
  for (const node of graph.nodes) {
    attempt(node, () => checkNode(node, known));
    for (const output of node.outputs) declare(known, output);
  }
  checkOutputs(graph, known);
  checkUses(graph);
}

function declare(known: Map<string, Value>, value: Value): void {
  if (known.has(value.name)) throw new GraphError(`${value.name} is made twice`);
  if (value.shape.some((size) => !Number.isSafeInteger(size) || size < 1)) {
    throw new GraphError(`${value.name} has the impossible shape ${describeType(value)}`);
  }
  known.set(value.name, value);
}

function checkConstants(graph: Graph): void {
  for (const { name, data, shape } of graph.constants) {
    if (data.length !== elementCount(shape)) {
      throw new GraphError(`${name} holds ${data.length} values for a shape of [${shape}]`);
    }
  }
}

function checkNode(node: Node, known: ReadonlyMap<string, Value>): void {
  const operator = OPERATORS[node.operator];
  if (!operator) throw new Error('no such operator');
  const [fewest, most] = operator.arity;
  if (node.inputs.length < fewest || node.inputs.length > most) {
    throw new Error(`takes ${fewest} to ${most} inputs, not ${node.inputs.length}`);
  }
  checkAttributes(operator, node.attributes);
  const inputs = node.inputs.map((name) => {
    if (name !== '' && !known.has(name))
      throw new Error(`reads ${name}, which nothing made before`);
    return known.get(name);
  });
  checkTypes(operator.infer({ inputs, attributes: node.attributes }), node.outputs);
}

function checkAttributes(operator: Operator, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const kind = operator.attributes[name];
    if (!kind) throw new Error(`has no attribute ${name}`);
    if (!isOfKind[kind](value)) throw new Error(`attribute ${name} must be of kind ${kind}`);
  }
}

const isOfKind = {
  int: (value: unknown) => Number.isInteger(value),
  ints: (value: unknown) => Array.isArray(value) && value.every(Number.isInteger),
  float: (value: unknown) => typeof value === 'number',
  string: (value: unknown) => typeof value === 'string',
};

function checkTypes(inferred: readonly TensorType[], stated: readonly TensorType[]): void {
  inferred.forEach((type, index) => {
    const output = stated[index];
    if (!output || output.dtype !== type.dtype || !sameShape(output.shape, type.shape)) {
      throw new Error(
        `gives ${describeType(type)}, not ${output ? describeType(output) : 'nothing'}`,
      );
    }
  });
}

function checkOutputs(graph: Graph, known: ReadonlyMap<string, Value>): void {
  const made = new Set(graph.nodes.flatMap((node) => node.outputs.map((output) => output.name)));
  for (const output of graph.outputs) {
    if (!made.has(output.name)) throw new GraphError(`nothing makes the output ${output.name}`);
    attempt({ name: output.name }, () => checkTypes([known.get(output.name) as Value], [output]));
  }
  if (graph.outputs.length === 0) throw new GraphError(`${graph.name} has no output`);
}

/** Inputs, weights and constants that nothing reads would be fed, loaded and kept for nothing. */
function checkUses(graph: Graph): void {
  const read = new Set(graph.nodes.flatMap((node) => node.inputs));
  const idle = [...graph.inputs, ...graph.weights, ...graph.constants].find(
    ({ name }) => !read.has(name),
  );
  if (idle) throw new GraphError(`nothing reads ${idle.name}`);
}

function attempt(node: { readonly name: string }, check: () => void): void {
  try {
    check();
  } catch (cause) {
    throw new GraphError(`${node.name}: ${(cause as Error).message}`, { cause });
  }
}
