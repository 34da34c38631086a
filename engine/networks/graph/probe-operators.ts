import { attend } from '../layers/attention.ts';
import { feedForward } from '../layers/feed-forward.ts';
import { gelu, silu } from '../layers/pointwise.ts';
import type { Graph } from './graph.ts';
import { GraphBuilder } from './graph-builder.ts';
import { OPERATOR_CHOICES, type OperatorProfile, type OperatorRole } from './operator-profile.ts';
import { elementCount, type Value } from './value.ts';

/** Runs a small graph on the provider in question: inputs and weights by name → its output. */
export type RunGraph = (
  graph: Graph,
  values: ReadonlyMap<string, Float32Array>,
) => Promise<Float32Array>;

/** The profile that needs only standard operators; every provider is measured against it. */
export const PLAIN_OPERATORS: OperatorProfile = {
  silu: 'Sigmoid',
  attention: 'MatMul',
  gelu: 'Erf',
  geglu: 'Gelu',
};

/**
 * Finds out which operators a provider has, by running tiny graphs on it: for each role the first
 * choice that runs and agrees with the plain form on `reference` (the CPU) is taken. A role for
 * which nothing works is an error.
 */
export async function probeOperators(run: RunGraph, reference: RunGraph): Promise<OperatorProfile> {
  const chosen = { ...PLAIN_OPERATORS };
  for (const role of Object.keys(OPERATOR_CHOICES) as OperatorRole[]) {
    Object.assign(chosen, { [role]: await firstThatWorks(role, { run, reference, chosen }) });
  }
  return chosen;
}

interface Probing {
  readonly run: RunGraph;
  readonly reference: RunGraph;
  readonly chosen: OperatorProfile;
}

async function firstThatWorks(role: OperatorRole, probing: Probing): Promise<string> {
  const plain = probeGraph(role, PLAIN_OPERATORS);
  const expected = await probing.reference(plain, probeValues(plain));
  const failures: unknown[] = [];
  for (const choice of OPERATOR_CHOICES[role]) {
    try {
      const graph = probeGraph(role, { ...probing.chosen, [role]: choice } as OperatorProfile);
      const got = await probing.run(graph, probeValues(graph));
      if (agrees(got, expected)) return choice;
      failures.push(new Error(`${choice} gives other values`));
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, `The runtime has no working operator for ${role}`);
}

/** The smallest network in which the role occurs. */
const PROBES: Readonly<Record<OperatorRole, (graph: GraphBuilder) => Value>> = {
  silu: (graph) => silu(graph, graph.input('x', [2, 8])),
  gelu: (graph) => gelu(graph, graph.input('x', [2, 8])),
  geglu: (graph) => feedForward(graph.at('ff'), graph.input('x', [2, 8])),
  // Long enough for the kernels of long sequences, which on some devices are wrong and short ones not.
  attention: (graph) => {
    const [query, key, value] = [64, 96, 96].map((length, index) =>
      graph.input(`x${index}`, [2, length, 16]),
    ) as [Value, Value, Value];
    return attend(graph, { query, key, value }, 2);
  },
};

function probeGraph(role: OperatorRole, operators: OperatorProfile): Graph {
  const graph = GraphBuilder.create({ name: `probe-${role}`, operators });
  graph.output('y', PROBES[role](graph));
  return graph.build();
}

/** Values that differ from place to place, the same in each form of a graph. */
function probeValues(graph: Graph): ReadonlyMap<string, Float32Array> {
  const sizes = new Map<string, number>();
  for (const input of graph.inputs) sizes.set(input.name, elementCount(input.shape));
  for (const weight of graph.weights) {
    const end = weight.skip + elementCount(weight.shape);
    sizes.set(weight.key, Math.max(end, sizes.get(weight.key) ?? 0));
  }
  const wave = (size: number) => Float32Array.from({ length: size }, (_, i) => Math.sin(i + size));
  return new Map([...sizes].map(([name, size]) => [name, wave(size)]));
}

/** Loose enough for a GPU's arithmetic; another formula is off by far more. */
function agrees(got: Float32Array, expected: Float32Array): boolean {
  const tolerance = 2e-3;
  return (
    got.length === expected.length &&
    got.every((value, i) => Math.abs(value - (expected[i] as number)) <= tolerance)
  );
}
