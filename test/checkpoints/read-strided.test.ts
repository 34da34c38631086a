import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWeightFile } from '../../engine/checkpoints/weight-file.ts';
import { type TestView, torchFile } from '../helpers/torch-bytes.ts';
import { writeTemp } from '../helpers/write-temp.ts';

/** Reads one view of a storage that holds 0, 1, 2 and so on, as fp32. */
async function readView(elements: number, view: Omit<TestView, 'name' | 'storage'>) {
  const bytes = new Uint8Array(Float32Array.from({ length: elements }, (_, i) => i).buffer);
  const storages = [{ dtype: 'F32', bytes, elements }] as const;
  const views = [{ ...view, name: 'w', storage: 0 }];
  const file = await openWeightFile(writeTemp(torchFile({ storages, views })));
  const values = await file.read('w');
  await file.close();
  return values;
}

/** The positions of a view's elements, by the definition of strides. */
function positions(shape: readonly number[], strides: readonly number[], start: number): number[] {
  const [size, ...shapes] = shape;
  const [stride, ...others] = strides;
  if (size === undefined || stride === undefined) return [start];
  return Array.from({ length: size }, (_, i) =>
    positions(shapes, others, start + i * stride),
  ).flat();
}

/** A row-major block of some sizes, cut to a part of it with steps, and its axes exchanged. */
const views = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 6 }),
      step: fc.integer({ min: 1, max: 3 }),
      rank: fc.nat(),
    }),
    { maxLength: 4 },
  )
  .map((axes) => {
    let stride = 1;
    const withStrides = axes.map((axis) => {
      const placed = { ...axis, stride: stride * axis.step };
      stride *= axis.size * axis.step;
      return placed;
    });
    const exchanged = withStrides.toSorted((a, b) => a.rank - b.rank);
    const shape = exchanged.map(({ size }) => size);
    return { shape, strides: exchanged.map((axis) => axis.stride), elements: stride + 5 };
  });

test('any view of exchanged and sliced axes has the elements that its strides name', async () => {
  await fc.assert(
    fc.asyncProperty(views, fc.nat(4), async ({ shape, strides, elements }, offset) => {
      const values = await readView(elements, { shape, strides, offset });
      expect([...values]).toEqual(positions(shape, strides, offset));
    }),
    { numRuns: 300 },
  );
});

test('views larger than one window are whole', async () => {
  const [rows, columns] = [1500, 1200];
  const elements = rows * columns + 7;
  const row = await readView(elements, {
    shape: [rows, columns],
    strides: [columns, 1],
    offset: 7,
  });
  expect(row.every((value, i) => value === i + 7)).toBe(true);
  const column = await readView(elements, {
    shape: [columns, rows],
    strides: [1, columns],
    offset: 7,
  });
  expect(
    column.every((value, i) => value === 7 + Math.floor(i / rows) + (i % rows) * columns),
  ).toBe(true);
});
