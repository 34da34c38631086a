import { expect, test } from 'vitest';
import { checkGraph, GraphError } from '../../../engine/networks/graph/check-graph.ts';
import type { Graph, Node } from '../../../engine/networks/graph/graph.ts';
import type { Value } from '../../../engine/networks/graph/value.ts';

const value = (name: string, ...shape: number[]): Value => ({ name, dtype: 'float32', shape });

const node = (operator: string, inputs: string[], output: Value, attributes = {}): Node => ({
  name: `the ${operator}`,
  operator,
  inputs,
  outputs: [output],
  attributes,
});

/** y = sigmoid(x) + w, with the parts in question replaced. */
function graphWith(changed: Partial<Graph>): Graph {
  return {
    name: 'small',
    inputs: [value('x', 2, 3)],
    weights: [{ ...value('w', 3), key: 'w', skip: 0 }],
    constants: [],
    nodes: [node('Sigmoid', ['x'], value('s', 2, 3)), node('Add', ['s', 'w'], value('y', 2, 3))],
    outputs: [value('y', 2, 3)],
    ...changed,
  };
}

const add = node('Add', ['s', 'w'], value('y', 2, 3));
const sigmoid = node('Sigmoid', ['x'], value('s', 2, 3));

test('a whole graph passes', () => {
  expect(() => checkGraph(graphWith({}))).not.toThrow();
});

test.each<[string, Partial<Graph>, RegExp]>([
  ['reads what nothing made', { nodes: [add] }, /reads s, which nothing made before/],
  ['reads what is made later', { nodes: [add, sigmoid] }, /reads s, which nothing made before/],
  ['makes a value twice', { nodes: [sigmoid, sigmoid, add] }, /s is made twice/],
  ['is fed what nothing reads', { inputs: [value('x', 2, 3), value('z', 1)] }, /nothing reads z/],
  [
    'loads what nothing reads',
    { weights: [...graphWith({}).weights, { ...value('v', 1), key: 'v', skip: 0 }] },
    /nothing reads v/,
  ],
  ['answers what nothing makes', { outputs: [value('q', 1)] }, /nothing makes the output q/],
  ['answers nothing', { outputs: [] }, /small has no output/],
  [
    'answers another shape',
    { outputs: [value('y', 3, 2)] },
    /gives float32\[2,3\], not float32\[3,2\]/,
  ],
  [
    'states a shape that the operator does not give',
    { nodes: [node('Sigmoid', ['x'], value('s', 3, 2)), add] },
    /the Sigmoid: gives float32\[2,3\], not float32\[3,2\]/,
  ],
  [
    'adds what does not go together',
    { weights: [{ ...value('w', 4), key: 'w', skip: 0 }] },
    /the Add: float32\[2,3\] does not go with float32\[4\]/,
  ],
  [
    'uses an operator that does not exist',
    { nodes: [node('Sinh', ['x'], value('s', 2, 3)), add] },
    /the Sinh: no such operator/,
  ],
  [
    'gives an operator too few inputs',
    { nodes: [sigmoid, node('Add', ['s'], value('y', 2, 3))] },
    /takes 2 to 2 inputs, not 1/,
  ],
  [
    'gives an operator an attribute that it lacks',
    { nodes: [node('Sigmoid', ['x'], value('s', 2, 3), { alpha: 1 }), add] },
    /has no attribute alpha/,
  ],
  [
    'gives an attribute of the wrong kind',
    { nodes: [node('Softmax', ['x'], value('s', 2, 3), { axis: 0.5 }), add] },
    /attribute axis must be of kind int/,
  ],
  ['has an axis of no length', { inputs: [value('x', 0, 3)] }, /impossible shape float32\[0,3\]/],
  [
    'has a constant of another size',
    {
      weights: [],
      constants: [{ ...value('w', 3), data: new Float32Array(2) }],
    },
    /w holds 2 values for a shape of \[3\]/,
  ],
])('a graph that %s is refused', (_, changed, message) => {
  expect(() => checkGraph(graphWith(changed))).toThrow(GraphError);
  expect(() => checkGraph(graphWith(changed))).toThrow(message);
});
