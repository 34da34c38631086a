import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safetensorsLayout } from '../../engine/checkpoints/safetensors.ts';
import { openWeightFile } from '../../engine/checkpoints/weight-file.ts';
import {
  type TensorToWrite,
  writeSafetensors,
} from '../../engine/checkpoints/write-safetensors.ts';
import { floatToHalf, halfToFloat } from '../../engine/core/float16.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

function toWrite(
  name: string,
  dtype: 'F32' | 'F16',
  values: Float32Array,
  shape: readonly number[] = [values.length],
): TensorToWrite {
  return { name, dtype, shape, values: async () => values };
}

const shapes = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 });
const numbers = fc.float({ noNaN: true, noDefaultInfinity: true, min: -65_504, max: 65_504 });
const tensors = fc.uniqueArray(
  fc
    .record({
      name: fc.string({ unit: 'binary' }),
      dtype: fc.constantFrom('F32', 'F16'),
      shape: shapes,
    })
    .filter(({ name }) => name !== '__metadata__')
    .chain((tensor) => {
      const length = tensor.shape.reduce((product, size) => product * size, 1);
      const values = fc.array(numbers, { minLength: length, maxLength: length });
      return values.map((list) => ({ ...tensor, values: Float32Array.from(list) }));
    }),
  { selector: ({ name }) => name, maxLength: 6 },
);

test('what was written is read again, fp32 exactly and fp16 rounded', async () => {
  const path = join(tempFolder(), 'w.safetensors');
  await fc.assert(
    fc.asyncProperty(tensors, async (given) => {
      await writeSafetensors(
        path,
        given.map((t) => toWrite(t.name, t.dtype, t.values, t.shape)),
      );
      const file = await openWeightFile(path);
      expect(new Set(file.tensors.keys())).toEqual(new Set(given.map(({ name }) => name)));
      for (const { name, dtype, shape, values } of given) {
        expect(file.tensors.get(name)).toMatchObject({ dtype, shape });
        const expected = dtype === 'F32' ? values : halfToFloat(floatToHalf(values));
        expect(await file.read(name)).toEqual(expected);
      }
      await file.close();
    }),
    { numRuns: 200 },
  );
});

test('the header is JSON with the metadata, and every tensor lies on a multiple of its size', async () => {
  const path = join(tempFolder(), 'w.safetensors');
  const written = [
    toWrite('a', 'F16', Float32Array.of(1, 2, 3)),
    toWrite('b', 'F32', Float32Array.of(4)),
  ];
  await writeSafetensors(path, written, { profile: 'moore' });
  const bytes = readFileSync(path);
  const length = Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.subarray(8, 8 + length).toString());
  expect(header.__metadata__).toEqual({ profile: 'moore' });
  const layout = await safetensorsLayout(path);
  expect(layout.get('b')!.offset % 64).toBe(0);
  expect(layout.get('a')!.offset % 2).toBe(0);
});

test('one tensor at a time is in memory', async () => {
  const path = join(tempFolder(), 'w.safetensors');
  const order: string[] = [];
  const tensor = (name: string): TensorToWrite => ({
    ...toWrite(name, 'F32', new Float32Array(4)),
    values: async () => {
      order.push(name);
      return new Float32Array(4);
    },
  });
  await writeSafetensors(path, [tensor('a'), tensor('b')]);
  expect(order).toEqual(['a', 'b']);
});

test('what fp16 cannot hold is refused, and leaves neither a file nor a part of one', async () => {
  const path = join(tempFolder(), 'w.safetensors');
  const tooLarge = toWrite('huge', 'F16', Float32Array.of(1, 65_520));
  await expect(writeSafetensors(path, [tooLarge])).rejects.toMatchObject({
    name: 'CheckpointError',
    code: 'checkpoint-half-overflow',
  });
  expect(readdirSync(dirname(path))).toEqual([]);
});

test('a failure halfway leaves the file of before', async () => {
  const path = join(tempFolder(), 'w.safetensors');
  writeFileSync(path, 'before');
  const failing = {
    ...toWrite('b', 'F32', new Float32Array(1)),
    values: () => Promise.reject(new Error('cut')),
  };
  const whole = toWrite('a', 'F32', Float32Array.of(1));
  await expect(writeSafetensors(path, [whole, failing])).rejects.toThrow('cut');
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(dirname(path))).toEqual(['w.safetensors']);
});

test('too few values, or two tensors of one name, are mistakes of the caller', async () => {
  const path = join(tempFolder(), 'w.safetensors');
  const one = toWrite('a', 'F32', Float32Array.of(1));
  await expect(writeSafetensors(path, [{ ...one, shape: [2] }])).rejects.toThrow(RangeError);
  await expect(writeSafetensors(path, [one, one])).rejects.toThrow(RangeError);
});
