import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { safetensorsLayout } from '../../engine/checkpoints/safetensors.ts';
import { openWeightFile } from '../../engine/checkpoints/weight-file.ts';
import { floatToBfloat16, floatToHalf } from '../../engine/core/float16.ts';
import { safetensorsFile } from '../helpers/safetensors-bytes.ts';
import { writeTemp } from '../helpers/write-temp.ts';

function bytesOf(...arrays: ArrayBufferView[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(arrays.map((a) => Buffer.from(a.buffer, a.byteOffset, a.byteLength))),
  );
}

const FLOATS = Float32Array.of(1, -2, 3.5, 0, 5, -6.25);
const DATA = bytesOf(FLOATS, floatToHalf(FLOATS), floatToBfloat16(FLOATS));
const HEADER = {
  __metadata__: { format: 'pt' },
  single: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
  half: { dtype: 'F16', shape: [6], data_offsets: [24, 36] },
  brain: { dtype: 'BF16', shape: [1, 6], data_offsets: [36, 48] },
};

/** The code that opening, and reading everything, ends with. */
async function refusal(bytes: Uint8Array): Promise<unknown> {
  const opened = await openWeightFile(writeTemp(bytes)).catch((error) => error);
  if (opened instanceof Error) return opened;
  try {
    for (const name of opened.tensors.keys()) await opened.read(name);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await opened.close();
  }
}

const single = (change: object) => ({ w: { ...HEADER.single, ...change } });
const SIX = bytesOf(FLOATS);

test('fp32, fp16 and bf16 tensors are read as float32', async () => {
  const file = await openWeightFile(writeTemp(safetensorsFile(HEADER, DATA)));
  expect(
    [...file.tensors.values()].map(({ name, dtype, shape }) => ({ name, dtype, shape })),
  ).toEqual([
    { name: 'single', dtype: 'F32', shape: [2, 3] },
    { name: 'half', dtype: 'F16', shape: [6] },
    { name: 'brain', dtype: 'BF16', shape: [1, 6] },
  ]);
  for (const name of file.tensors.keys()) expect(await file.read(name)).toEqual(FLOATS);
  await file.close();
});

test('scalars and empty tensors are tensors too', async () => {
  const header = {
    scalar: { dtype: 'F32', shape: [], data_offsets: [0, 4] },
    none: { dtype: 'F32', shape: [0, 4], data_offsets: [4, 4] },
    double: { dtype: 'F64', shape: [1], data_offsets: [4, 12] },
  };
  const data = bytesOf(Float32Array.of(7), Float64Array.of(0.1));
  const file = await openWeightFile(writeTemp(safetensorsFile(header, data)));
  expect(await file.read('scalar')).toEqual(Float32Array.of(7));
  expect(await file.read('none')).toEqual(new Float32Array());
  expect(await file.read('double')).toEqual(Float32Array.of(0.1));
  await file.close();
});

test('the layout gives the bytes of each tensor in the file', async () => {
  const path = writeTemp(safetensorsFile(HEADER, DATA));
  const whole = readFileSync(path);
  const layout = await safetensorsLayout(path);
  const { offset, byteLength } = layout.get('half')!;
  expect(whole.subarray(offset, offset + byteLength)).toEqual(Buffer.from(DATA.subarray(24, 36)));
  expect([...layout.values()].map((t) => t.byteLength)).toEqual([24, 12, 12]);
});

const REFUSED: readonly [string, string, Uint8Array][] = [
  [
    'a header longer than the file',
    'checkpoint-truncated',
    safetensorsFile(single({}), SIX, 5000n),
  ],
  ['a header of gigabytes', 'checkpoint-too-large', safetensorsFile(single({}), SIX, 1n << 62n)],
  [
    'data that ends too early',
    'checkpoint-truncated',
    safetensorsFile(single({}), SIX.subarray(1)),
  ],
  ['data of no tensor at the end', 'checkpoint-header', safetensorsFile(single({}), DATA)],
  ['a header that is no JSON', 'checkpoint-header', safetensorsFile('{"w": ', SIX)],
  ['a header that is no object', 'checkpoint-not-a-weight-file', safetensorsFile('[1]', SIX)],
  [
    'very deep brackets',
    'checkpoint-header',
    safetensorsFile(`{"w":${'['.repeat(1e6)}${']'.repeat(1e6)}}`, SIX),
  ],
  [
    'a header that is not UTF-8',
    'checkpoint-header',
    safetensorsFile(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), SIX),
  ],
  ['a shape that does not fit', 'checkpoint-header', safetensorsFile(single({ shape: [7] }), SIX)],
  [
    'a shape beyond counting',
    'checkpoint-header',
    safetensorsFile(single({ shape: Array(8).fill(2 ** 53 - 1) }), SIX),
  ],
  ['a negative size', 'checkpoint-header', safetensorsFile(single({ shape: [-2, -3] }), SIX)],
  ['a broken size', 'checkpoint-header', safetensorsFile(single({ shape: [1.5, 4] }), SIX)],
  [
    'too many axes',
    'checkpoint-header',
    safetensorsFile(single({ shape: [6, ...Array(8).fill(1)] }), SIX),
  ],
  [
    'a range backwards',
    'checkpoint-header',
    safetensorsFile(single({ data_offsets: [24, 0] }), SIX),
  ],
  [
    'a range of one number',
    'checkpoint-header',
    safetensorsFile(single({ data_offsets: [0] }), SIX),
  ],
  ['a field too many', 'checkpoint-header', safetensorsFile(single({ more: 1 }), SIX)],
  [
    'a type that is unknown',
    'checkpoint-dtype',
    safetensorsFile(single({ dtype: 'F8_E4M3' }), SIX),
  ],
  ['integers', 'checkpoint-dtype', safetensorsFile(single({ dtype: 'I32' }), SIX)],
  [
    'a name of Object.prototype as type',
    'checkpoint-dtype',
    safetensorsFile(single({ dtype: 'constructor' }), SIX),
  ],
  [
    'tensors on the same bytes',
    'checkpoint-overlap',
    safetensorsFile(
      { ...single({}), v: { ...HEADER.single, shape: [5], data_offsets: [4, 24] } },
      SIX,
    ),
  ],
  [
    'a hole before the first tensor',
    'checkpoint-header',
    safetensorsFile(single({ shape: [5], data_offsets: [4, 24] }), SIX),
  ],
  [
    'NaN',
    'checkpoint-nan',
    safetensorsFile(
      single({ shape: [1], data_offsets: [0, 4] }),
      bytesOf(Float32Array.of(Number.NaN)),
    ),
  ],
  [
    'Infinity',
    'checkpoint-nan',
    safetensorsFile(
      single({ dtype: 'F16', shape: [1], data_offsets: [0, 2] }),
      bytesOf(Uint16Array.of(0xfc00)),
    ),
  ],
  [
    'doubles too large for float32',
    'checkpoint-nan',
    safetensorsFile(
      single({ dtype: 'F64', shape: [1], data_offsets: [0, 8] }),
      bytesOf(Float64Array.of(1e300)),
    ),
  ],
];

for (const [what, code, bytes] of REFUSED) {
  test(`${what}: ${code}`, async () => {
    expect(await refusal(bytes)).toMatchObject({ name: 'CheckpointError', code });
  });
}

test('the error names file and tensor, and no control character of the file', async () => {
  const bytes = safetensorsFile({ '\u001b[31mw\n': { ...HEADER.single, shape: [7] } }, SIX);
  const error = (await refusal(bytes)) as Error;
  expect(error.message).toContain('weights.bin');
  expect(error.message).toContain('�[31mw�');
});

test('reading a name that is not there says so', async () => {
  const file = await openWeightFile(writeTemp(safetensorsFile(HEADER, DATA)));
  await expect(file.read('nothing')).rejects.toMatchObject({ code: 'checkpoint-key-missing' });
  await file.close();
});
