import { expect, test } from 'vitest';
import { copyGraph, holdTensors } from '../../engine/models/hold-tensors.ts';
import { serializeGraph } from '../../engine/networks/graph/serialize.ts';
import { openSession } from '../../engine/runtime/onnx.ts';

const values = { 'key.a': Float32Array.of(1, 2, 3), 'value.a': Float32Array.of(4, 5) };

test('the graph that brings values to a device answers them under their own names', async () => {
  const graph = copyGraph(Object.entries(values).map(([name, { length }]) => ({ name, length })));
  const session = await openSession(
    serializeGraph(graph, () => ({ file: '', offset: 0 })),
    { provider: 'cpu' },
  );
  const feeds = Object.entries(values).map(([name, own]) => [`from.${name}`, own]);
  expect(await session.run(Object.fromEntries(feeds))).toEqual(values);
  await session.close();
});

test('the CPU reads values where they are', async () => {
  const { feeds, release } = await holdTensors('cpu', values);
  expect(feeds['key.a']).toBe(values['key.a']);
  await release();
});
