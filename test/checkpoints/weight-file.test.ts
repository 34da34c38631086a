import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWeightFile } from '../../engine/checkpoints/weight-file.ts';
import { safetensorsFile } from '../helpers/safetensors-bytes.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { writeTemp } from '../helpers/write-temp.ts';

const TAR = new Uint8Array(1024);
TAR.set(Buffer.from('ustar'), 257);

const STRANGERS: readonly [string, string, string, Uint8Array | string][] = [
  ['an empty file', 'checkpoint-truncated', '0 bytes', ''],
  ['a few bytes', 'checkpoint-truncated', '3 bytes', 'abc'],
  ['a tar', 'checkpoint-legacy', 'tar archive', TAR],
  [
    'a Git LFS pointer',
    'checkpoint-not-a-weight-file',
    'Git LFS',
    'version https://git-lfs.github.com/spec/v1\n',
  ],
  ['a web page', 'checkpoint-not-a-weight-file', 'web page', '\n<!DOCTYPE html><html></html>'],
  ['a GGUF model', 'checkpoint-not-a-weight-file', 'GGUF', 'GGUF\u0003\0\0\0\0\0\0\0'],
  [
    'a bare pickle',
    'checkpoint-not-a-weight-file',
    'bare pickle',
    Uint8Array.from([0x80, 4, ...Array(20).fill(0x4e)]),
  ],
  [
    'a gzip archive',
    'checkpoint-not-a-weight-file',
    'gzip',
    Uint8Array.from([0x1f, 0x8b, ...Array(20).fill(0)]),
  ],
  ['a text', 'checkpoint-not-a-weight-file', 'no known kind', 'The quick brown fox jumps'],
];

for (const [what, code, words, bytes] of STRANGERS) {
  test(`${what} is named: ${code}`, async () => {
    const error = await openWeightFile(writeTemp(bytes)).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'CheckpointError', code });
    expect(error.message).toContain(words);
  });
}

test('a file that is not there, and a folder, are missing', async () => {
  const folder = tempFolder();
  const missing = { name: 'CheckpointError', code: 'checkpoint-missing' };
  await expect(openWeightFile(join(folder, 'none.pth'))).rejects.toMatchObject(missing);
  await expect(openWeightFile(folder)).rejects.toMatchObject(missing);
});

test('a file of more than 64 GiB is no weight file of this family', async () => {
  const path = writeTemp('');
  truncateSync(path, 2 ** 36 + 1);
  const tooLarge = { name: 'CheckpointError', code: 'checkpoint-too-large' };
  await expect(openWeightFile(path)).rejects.toMatchObject(tooLarge);
});

test('the kind is told by the bytes, not by the name', async () => {
  const header = { w: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } };
  const bytes = safetensorsFile(header, new Uint8Array(Float32Array.of(5).buffer));
  const file = await openWeightFile(writeTemp(bytes, 'named-wrongly.pth'));
  expect(await file.read('w')).toEqual(Float32Array.of(5));
  await file.close();
});
