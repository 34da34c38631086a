import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createLiteRt } from '../../engine/runtime/litert.ts';

const DETECTOR = fileURLToPath(
  new URL('pose_solution_packed_assets.data', import.meta.resolve('@mediapipe/pose')),
);

it('a network runs the same every time and leaves no globals behind', async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  const runtime = await createLiteRt();
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);

  const model = await runtime.compile(DETECTOR);
  const input = new Float32Array(224 * 224 * 3).map((_, index) => Math.sin(index));
  const first = await model.run(input, [1, 224, 224, 3]);
  const second = await model.run(input, [1, 224, 224, 3]);
  expect(first.map((output) => output.length)).toEqual([2254 * 12, 2254]);
  expect(second).toEqual(first);
});

it('the runtime is shared by all who ask for it', async () => {
  const [one, two] = await Promise.all([createLiteRt(), createLiteRt()]);
  await expect(one.compile(DETECTOR)).resolves.toBeDefined();
  await expect(two.compile(DETECTOR)).resolves.toBeDefined();
});
