import { expect, test } from 'vitest';
import { operatorsOf } from '../../../engine/models/operators-of.ts';
import type { Graph } from '../../../engine/networks/graph/graph.ts';
import { probeOperators, type RunGraph } from '../../../engine/networks/graph/probe-operators.ts';

const outputLength = ({ outputs }: Graph) =>
  (outputs[0]?.shape ?? []).reduce((product, size) => product * size, 1);

/** A provider where every operator works but those named; they throw, or give other values. */
function providerWithout(missing: readonly string[], wrong: readonly string[] = []): RunGraph {
  return async (graph) => {
    const has = (names: readonly string[]) =>
      graph.nodes.some(({ operator }) => names.includes(operator));
    if (has(missing)) throw new Error('no kernel');
    return new Float32Array(outputLength(graph)).fill(has(wrong) ? 1 : 0);
  };
}

const everything = providerWithout([]);

test('the fused operators are taken where they work', async () => {
  expect(await probeOperators(everything, everything)).toEqual({
    silu: 'QuickGelu',
    attention: 'MultiHeadAttention',
    gelu: 'Gelu',
    geglu: 'BiasSplitGelu',
  });
});

test('what is missing or gives other values is written down another way', async () => {
  const poor = providerWithout(['BiasSplitGelu', 'Gelu'], ['MultiHeadAttention']);
  expect(await probeOperators(poor, everything)).toEqual({
    silu: 'QuickGelu',
    attention: 'MatMul',
    gelu: 'Erf',
    geglu: 'Gelu',
  });
});

test('a provider on which nothing works is an error that names the role', async () => {
  const broken = providerWithout(['Sigmoid', 'QuickGelu']);
  await expect(probeOperators(broken, everything)).rejects.toThrow(
    'The runtime has no working operator for silu',
  );
});

test('the installed runtime has what the networks need on the CPU', async () => {
  const operators = await operatorsOf('cpu');
  expect(operators.attention).toBe('MultiHeadAttention');
  expect(operators.gelu).toBe('Gelu');
});
