import { checkGraph } from './check-graph.ts';
import type { Draft } from './draft.ts';
import type { Graph, Node } from './graph.ts';
import type { Value } from './value.ts';

/**
 * Turns a draft into a graph that holds only what its outputs need. A network may therefore be
 * written down whole: what nothing reads (the ReferenceNet behind its last feature, say) costs
 * neither time nor weights.
 */
export function finishGraph(draft: Draft, taps: readonly string[]): Graph {
  const outputs = withTaps(draft, taps);
  const needed = new Set([...outputs.values()].map((value) => value.name));
  const renamed = new Map([...outputs].map(([name, value]) => [value.name, name]));
  const copies = copiesOf([...outputs].filter(([name, value]) => renamed.get(value.name) !== name));
  const nodes = [...neededNodes(draft.nodes, needed), ...copies];
  const rename = (name: string) => renamed.get(name) ?? name;
  const isNeeded = (value: Value) => needed.has(value.name);
  const graph: Graph = {
    name: draft.options.name,
    inputs: draft.inputs.filter(isNeeded),
    outputs: [...outputs].map(([name, { dtype, shape }]) => ({ name, dtype, shape })),
    weights: [...draft.weights.values()].filter(isNeeded),
    constants: [...draft.constants.values()].filter(isNeeded),
    nodes: nodes.map((node) => renameNode(node, rename)),
  };
  checkGraph(graph);
  return graph;
}

function withTaps(draft: Draft, taps: readonly string[]): Map<string, Value> {
  const outputs = new Map(draft.outputs);
  for (const tap of taps) {
    const value = draft.taps.get(tap);
    if (!value) throw new Error(`${draft.options.name} has no place called ${tap}`);
    outputs.set(tap, value);
  }
  return outputs;
}

/** A value can have one name; where it is an output under two, the second is a copy. */
function copiesOf(outputs: readonly (readonly [name: string, value: Value])[]): readonly Node[] {
  return outputs.map(([name, { name: from, dtype, shape }]) => ({
    name: `${name}/Identity`,
    operator: 'Identity',
    inputs: [from],
    outputs: [{ name, dtype, shape }],
    attributes: {},
  }));
}

/** Walks back from the outputs; adds the names of everything that is read to `needed`. */
function neededNodes(all: readonly Node[], needed: Set<string>): readonly Node[] {
  const kept = all.toReversed().filter((node) => {
    const isRead = node.outputs.some((output) => needed.has(output.name));
    if (isRead) for (const input of node.inputs) needed.add(input);
    return isRead;
  });
  return kept.reverse();
}

function renameNode(node: Node, rename: (name: string) => string): Node {
  return {
    ...node,
    inputs: node.inputs.map(rename),
    outputs: node.outputs.map((output) => ({ ...output, name: rename(output.name) })),
  };
}
