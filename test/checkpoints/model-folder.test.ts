import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { importModel } from '../../engine/checkpoints/import-model.ts';
import { openModelFolder, verifyModel } from '../../engine/checkpoints/model-folder.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { tinyCheckpoint, writeCheckpoint } from '../helpers/tiny-checkpoint.ts';

let folder: string;

beforeEach(async () => {
  const from = tempFolder();
  writeCheckpoint(from, tinyCheckpoint('novita'));
  folder = join(tempFolder(), 'tiny');
  await importModel({ from, to: folder, profile: 'novita', dtype: 'float16' });
});

function editRecord(edit: (record: Record<string, unknown>) => void): void {
  const path = join(folder, 'model.json');
  const record = JSON.parse(readFileSync(path, 'utf8'));
  edit(record);
  writeFileSync(path, JSON.stringify(record));
}

test('a model tells where each weight lies, and its hashes hold', async () => {
  const { networks, dtype } = await verifyModel(folder);
  expect(dtype).toBe('float16');
  const bias = networks.get('pose-guider')!.tensors.get('conv_out.bias')!;
  expect(bias).toMatchObject({ dtype: 'F16', shape: [4], byteLength: 8 });
});

describe('a damaged model is refused:', () => {
  test('no model at all', async () => {
    await expect(openModelFolder(tempFolder())).rejects.toMatchObject({ code: 'model-missing' });
  });

  test.each([
    ['of another format', { formatVersion: 2 }],
    ['of an unknown profile', { profile: 'elsewhere' }],
    ['without sizes', { widths: {} }],
    ['without networks', { networks: [] }],
  ])('a record %s', async (_, change) => {
    editRecord((record) => Object.assign(record, change));
    await expect(openModelFolder(folder)).rejects.toMatchObject({ code: 'model-record' });
  });

  test('a record that is no JSON', async () => {
    truncateSync(join(folder, 'model.json'), 40);
    await expect(openModelFolder(folder)).rejects.toMatchObject({ code: 'model-record' });
  });

  test('a record that names a file elsewhere', async () => {
    editRecord((record) => {
      const [first] = record.networks as Array<{ file: string }>;
      first!.file = '../denoising-unet.safetensors';
    });
    await expect(openModelFolder(folder)).rejects.toMatchObject({ code: 'model-record' });
  });

  test('a record that lacks a network', async () => {
    editRecord((record) => {
      (record.networks as unknown[]).pop();
    });
    await expect(openModelFolder(folder)).rejects.toThrow('names no file for vae');
  });

  test('other sizes than those of the files', async () => {
    editRecord((record) => {
      (record.widths as { motion: { positions: number } }).motion.positions = 16;
    });
    await expect(openModelFolder(folder)).rejects.toMatchObject({ code: 'checkpoint-shape' });
  });

  test('a lost file', async () => {
    rmSync(join(folder, 'vae.safetensors'));
    await expect(openModelFolder(folder)).rejects.toMatchObject({ code: 'checkpoint-missing' });
  });

  test('a cut file', async () => {
    truncateSync(join(folder, 'vae.safetensors'), 9000);
    await expect(openModelFolder(folder)).rejects.toMatchObject({ name: 'CheckpointError' });
  });

  test('one changed bit among the weights', async () => {
    const path = join(folder, 'clip-vision.safetensors');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
    await expect(openModelFolder(folder)).resolves.toBeDefined();
    await expect(verifyModel(folder)).rejects.toMatchObject({ code: 'model-changed' });
  });
});
