import type { Graph } from '../networks/graph/graph.ts';
import { GraphBuilder } from '../networks/graph/graph-builder.ts';
import { PLAIN_OPERATORS } from '../networks/graph/probe-operators.ts';
import { serializeGraph } from '../networks/graph/serialize.ts';
import { type ExecutionProvider, type Feed, runOnDevice } from '../runtime/onnx.ts';

/** Values that were brought to where the networks compute. */
export interface HeldTensors {
  /** To be fed to networks in their place, by the same names. */
  readonly feeds: Readonly<Record<string, Feed>>;
  /** Frees them; no network may be fed them any more. */
  release(): Promise<void>;
}

/**
 * Brings values that are fed again and again to the device once, where the runtime can leave them
 * there: on WebGPU. The CPU reads them where they are. To the other devices the runtime's Node
 * binding copies them at each run, and nothing here can change that.
 */
export async function holdTensors(
  provider: ExecutionProvider,
  values: Readonly<Record<string, Float32Array>>,
): Promise<HeldTensors> {
  const lengths = Object.entries(values).map(([name, { length }]) => ({ name, length }));
  if (provider !== 'webgpu' || lengths.length === 0)
    return { feeds: values, release: async () => undefined };
  const inputs = Object.entries(values).map(([name, own]) => [inputName(name), own]);
  const held = await runOnDevice(
    serializeGraph(copyGraph(lengths), noWeights),
    Object.fromEntries(inputs),
  );
  return { feeds: held.tensors, release: held.release };
}

interface Extent {
  readonly name: string;
  readonly length: number;
}

/** Answers its inputs, as long lists: whoever reads them knows their shapes. */
export function copyGraph(extents: readonly Extent[]): Graph {
  const graph = GraphBuilder.create({ name: 'copy', operators: PLAIN_OPERATORS });
  for (const { name, length } of extents)
    graph.output(name, graph.node('Identity', [graph.input(inputName(name), [length])]));
  return graph.build();
}

/** Input and output of a graph cannot have one name. */
function inputName(name: string): string {
  return `from.${name}`;
}

function noWeights(key: string): never {
  throw new Error(`a graph that copies has no weights, and asks for ${key}`);
}
