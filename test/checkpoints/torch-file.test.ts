import { expect, test } from 'vitest';
import { openWeightFile } from '../../engine/checkpoints/weight-file.ts';
import { floatToBfloat16, floatToHalf } from '../../engine/core/float16.ts';
import { pickle } from '../helpers/pickle-bytes.ts';
import { storedZip, type ZipMember } from '../helpers/stored-zip.ts';
import {
  stateDict,
  type TestStorage,
  type TestView,
  torchFile,
  torchMembers,
  trainerState,
} from '../helpers/torch-bytes.ts';
import { writeTemp } from '../helpers/write-temp.ts';
import { COUNT, expectRefusal, pickled, readAll, SINGLE, STATE, VIEW } from './torch-cases.ts';

function half(dtype: 'F16' | 'BF16'): TestStorage {
  const bits = dtype === 'F16' ? floatToHalf(COUNT) : floatToBfloat16(COUNT);
  return { dtype, bytes: new Uint8Array(bits.buffer), elements: 24 };
}

/** Where an entry of a zip's table has the place of the file. */
const OFFSET_IN_TABLE = 42;

/** A file whose archive has this member changed. */
function altered(name: string, change: Partial<ZipMember>): Uint8Array {
  const members = torchMembers(pickle(stateDict(STATE)), STATE.storages);
  return storedZip(members.map((m) => (m.name.endsWith(name) ? { ...m, ...change } : m)));
}

test('fp32, fp16 and bf16 storages are read as float32', async () => {
  const storages = [SINGLE, half('F16'), half('BF16')];
  const views = storages.map((_, storage) => ({ ...VIEW, name: `w${storage}`, storage }));
  const all = [...COUNT];
  expect(await readAll(torchFile({ storages, views }))).toEqual({ w0: all, w1: all, w2: all });
});

test('views of one storage are read from their offset on', async () => {
  const views = [
    { name: 'first', storage: 0, shape: [3], strides: [1] },
    { name: 'later', storage: 0, offset: 20, shape: [2, 2], strides: [2, 1], isParameter: true },
    { name: 'scalar', storage: 0, offset: 23, shape: [], strides: [] },
    { name: 'empty', storage: 0, offset: 24, shape: [0, 3], strides: [3, 1] },
  ];
  expect(await readAll(torchFile({ storages: [SINGLE], views }))).toEqual({
    first: [1, 2, 3],
    later: [21, 22, 23, 24],
    scalar: [24],
    empty: [],
  });
});

test('transposed, sliced and expanded views become row-major', async () => {
  const views = [
    { name: 'transposed', storage: 0, shape: [3, 2], strides: [1, 3] },
    { name: 'sliced', storage: 0, offset: 1, shape: [2, 2], strides: [12, 5] },
    { name: 'expanded', storage: 0, offset: 4, shape: [2, 2], strides: [1, 0] },
    { name: 'single axes', storage: 0, shape: [1, 2, 1], strides: [99, 1, 77] },
  ];
  expect(await readAll(torchFile({ storages: [SINGLE], views }))).toEqual({
    transposed: [1, 4, 2, 5, 3, 6],
    sliced: [2, 7, 14, 19],
    expanded: [5, 5, 6, 6],
    'single axes': [1, 2],
  });
});

test('a state dict beside other things of the trainer is taken out', async () => {
  expect(await readAll(pickled(trainerState(STATE)))).toEqual({ w: [...COUNT] });
});

test('Zip64 archives are read', async () => {
  const members = torchMembers(pickle(stateDict(STATE)), STATE.storages);
  expect(await readAll(storedZip(members, { zip64: true }))).toEqual({ w: [...COUNT] });
});

test('a checksum of 0 was not computed, and is not compared', async () => {
  expect(await readAll(altered('data/0', { crc: 0 }))).toEqual({ w: [...COUNT] });
});

test('an integer buffer is listed, and refused when it is read as weights', async () => {
  const ids: TestStorage = { dtype: 'I64', bytes: new Uint8Array(16), elements: 2 };
  const view = { name: 'position_ids', storage: 0, shape: [1, 2], strides: [2, 1] };
  const file = await openWeightFile(writeTemp(torchFile({ storages: [ids], views: [view] })));
  expect(file.tensors.get('position_ids')).toMatchObject({ dtype: 'I64', shape: [1, 2] });
  await expect(file.read('position_ids')).rejects.toMatchObject({ code: 'checkpoint-dtype' });
  await file.close();
});

const WRONG_VIEWS: readonly [string, string, Partial<TestView>][] = [
  ['beyond its storage', 'checkpoint-header', { shape: [25], strides: [1] }],
  ['beyond it by its offset', 'checkpoint-header', { offset: 1 }],
  ['beyond it by its strides', 'checkpoint-header', { strides: [12, 4, 2] }],
  ['of a negative offset', 'checkpoint-header', { offset: -1 }],
  ['of a negative stride', 'checkpoint-header', { strides: [12, 4, -1] }],
  ['of more sizes than strides', 'checkpoint-header', { shape: [2, 3] }],
  ['of too many axes', 'checkpoint-header', { shape: Array(9).fill(1), strides: Array(9).fill(1) }],
  ['of sizes beyond counting', 'checkpoint-header', { shape: Array(3).fill(2 ** 50) }],
  ['whose rows overlap', 'checkpoint-header', { shape: [4, 4], strides: [2, 1] }],
  ['expanded beyond measure', 'checkpoint-too-large', { shape: [2 ** 27], strides: [0] }],
  ['of a storage that is not there', 'checkpoint-header', { storage: 1 }],
];

for (const [what, code, view] of WRONG_VIEWS) {
  test(`a view ${what}: ${code}`, async () => {
    const storages = [SINGLE, { ...SINGLE, elements: 23 }];
    await expectRefusal(torchFile({ storages, views: [{ ...VIEW, ...view }] }), code);
  });
}

test('values are refused when they are NaN, in a strided view too', async () => {
  const bytes = new Uint8Array(Float32Array.of(1, Number.NaN, 3, 4).buffer);
  const views = [{ name: 'w', storage: 0, shape: [2, 2], strides: [1, 2] }];
  const file = torchFile({ storages: [{ dtype: 'F32', bytes, elements: 4 }], views });
  await expectRefusal(file, 'checkpoint-nan', 'tensor w');
});

const DAMAGED: readonly [string, string, string, Partial<ZipMember>][] = [
  ['a compressed pickle', 'checkpoint-compressed', 'data.pkl', { method: 8 }],
  ['a compressed storage', 'checkpoint-compressed', 'data/0', { method: 8 }],
  ['an encrypted storage', 'checkpoint-header', 'data/0', { flags: 1 }],
  ['a pickle that is not as written', 'checkpoint-checksum', 'data.pkl', { crc: 1 }],
  ['values that are not as written', 'checkpoint-checksum', 'data/0', { crc: 1 }],
  ['big-endian numbers', 'checkpoint-legacy', 'byteorder', { bytes: Buffer.from('big') }],
  ['a storage that is too short', 'checkpoint-header', 'data/0', { bytes: new Uint8Array(92) }],
  [
    'a storage of another name',
    'checkpoint-truncated',
    'data/0',
    { name: 'some-name-30000/data/7' },
  ],
  ['no pickle', 'checkpoint-not-a-weight-file', 'data.pkl', { name: 'some-name-30000/x' }],
  ['two pickles', 'checkpoint-not-a-weight-file', 'version', { name: 'b/data.pkl' }],
  ['a name that leads out of the archive', 'checkpoint-header', 'version', { name: '../version' }],
];

for (const [what, code, name, change] of DAMAGED) {
  test(`an archive with ${what}: ${code}`, () => expectRefusal(altered(name, change), code));
}

test('an archive with two entries of one name: checkpoint-header', async () => {
  const twice = altered('version', { name: 'some-name-30000/data/0' });
  await expectRefusal(twice, 'checkpoint-header', 'one name');
});

test('an archive whose table puts two entries in one place: checkpoint-overlap', async () => {
  const zip = Buffer.from(torchFile(STATE));
  const first = zip.indexOf('PK\u0001\u0002');
  const second = zip.indexOf('PK\u0001\u0002', first + 1);
  zip.copy(zip, second + OFFSET_IN_TABLE, first + OFFSET_IN_TABLE, first + OFFSET_IN_TABLE + 4);
  await expectRefusal(zip, 'checkpoint-overlap', 'byteorder');
});

test('a Zip64 table that would begin beyond all files is missing: checkpoint-truncated', async () => {
  const members = torchMembers(pickle(stateDict(STATE)), STATE.storages);
  const zip = Buffer.from(storedZip(members, { zip64: true }));
  zip.fill(0xff, zip.indexOf('PK\u0006\u0007') + 8, zip.indexOf('PK\u0006\u0007') + 16);
  await expectRefusal(zip, 'checkpoint-truncated');
});

test('an archive cut short is incomplete', async () => {
  await expectRefusal(torchFile(STATE).subarray(0, 400), 'checkpoint-truncated');
});
