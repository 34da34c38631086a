import type { Graph, Node } from '../networks/graph/graph.ts';
import { byteCount, type Value } from '../networks/graph/value.ts';

/** One kernel call, as far as it touches memory between the nodes. */
export interface KernelStep {
  /** Names of the values whose buffers it reads, each once. */
  readonly reads: readonly string[];
  /** Values that get a buffer. */
  readonly writes: readonly Value[];
  /** The blocks that the kernel takes for itself while it runs, bytes. */
  readonly workspace: readonly number[];
}

/** Channels of a block in the layout in which ONNX Runtime convolves. */
const BLOCK = 16;

/**
 * The kernel calls of a graph as ONNX Runtime makes them: a Reshape is only a view, and a convolution
 * brings its input into blocks of channels and its output back. Inputs, weights and outputs have
 * memory of their own and so do not occur.
 */
export function kernelSteps(graph: Graph): readonly KernelStep[] {
  const context = { types: typesOf(graph), buffers: bufferNames(graph), outputs: outputsOf(graph) };
  return graph.nodes
    .filter((node) => !isView(node, context))
    .flatMap((node) => stepsOf(node, context));
}

interface Context {
  readonly types: ReadonlyMap<string, Value>;
  /** The value whose buffer a value lies in; values that are not made by a node are missing. */
  readonly buffers: ReadonlyMap<string, string>;
  readonly outputs: ReadonlySet<string>;
}

function typesOf(graph: Graph): ReadonlyMap<string, Value> {
  const made = graph.nodes.flatMap(({ outputs }) => outputs);
  const values = [...graph.inputs, ...graph.weights, ...graph.constants, ...made];
  return new Map(values.map((value) => [value.name, value]));
}

function outputsOf(graph: Graph): ReadonlySet<string> {
  return new Set(graph.outputs.map(({ name }) => name));
}

function bufferNames(graph: Graph): ReadonlyMap<string, string> {
  const outputs = outputsOf(graph);
  const buffers = new Map<string, string>();
  for (const node of graph.nodes) {
    const viewed = isView(node, { outputs }) ? buffers.get(node.inputs[0] as string) : undefined;
    const isInputSeenAnew = isView(node, { outputs }) && viewed === undefined;
    for (const { name } of node.outputs) {
      if (!outputs.has(name) && !isInputSeenAnew) buffers.set(name, viewed ?? name);
    }
  }
  return buffers;
}

/** A reshaped output of the graph is a copy. */
function isView(node: Node, { outputs }: Pick<Context, 'outputs'>): boolean {
  return node.operator === 'Reshape' && !outputs.has(node.outputs[0]?.name ?? '');
}

function stepsOf(node: Node, context: Context): readonly KernelStep[] {
  const names = node.inputs.map((name) => context.buffers.get(name));
  const reads = [...new Set(names.filter((name) => name !== undefined))];
  const writes = node.outputs.filter(({ name }) => !context.outputs.has(name));
  if (node.operator === 'Conv') return convSteps(node, { reads, writes }, context);
  return [{ reads, writes, workspace: workspaceOf(node, context) }];
}

function convSteps(
  node: Node,
  { reads, writes }: Pick<KernelStep, 'reads' | 'writes'>,
  { types }: Context,
): readonly KernelStep[] {
  const x = types.get(node.inputs[0] as string) as Value;
  const y = node.outputs[0] as Value;
  const blockedIn = { ...x, name: `${node.name}/in` };
  const blockedOut = { ...y, name: `${node.name}/out` };
  const isBlocked = (x.shape[1] as number) >= BLOCK; // pictures are read as they are
  return [
    ...(isBlocked ? [{ reads, writes: [blockedIn], workspace: [] }] : []),
    { reads: isBlocked ? [blockedIn.name] : reads, writes: [blockedOut], workspace: [] },
    { reads: [blockedOut.name], writes, workspace: [] },
  ];
}

/** Attention brings queries, keys and values each into the order of the heads. */
function workspaceOf({ operator, inputs }: Node, { types }: Context): readonly number[] {
  if (operator !== 'MultiHeadAttention') return [];
  return inputs.map((name) => byteCount(types.get(name) as Value));
}
