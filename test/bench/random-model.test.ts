import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeRandomModel } from '../../bench/random-model.ts';
import { openModelFolder } from '../../engine/checkpoints/model-folder.ts';
import { openModel } from '../../engine/models/open-model.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { TINY_WIDTHS } from '../helpers/tiny-checkpoint.ts';

it('is a whole model, whose networks can be opened and answer numbers', async () => {
  const path = tempFolder();
  await writeRandomModel(path, TINY_WIDTHS);
  const model = await openModel(path, 'cpu');
  const decoder = await model.open('vae-decoder', { latent: [2, 2], frames: 1 });
  const { pictures } = await decoder.run({ latents: new Float32Array(16).fill(0.5) });
  await decoder.close();
  expect(pictures!.every(Number.isFinite)).toBe(true);
  expect(new Set(pictures).size).toBeGreaterThan(10);
});

it('keeps the scales of norms at 1, and no two weights alike', async () => {
  const path = tempFolder();
  await writeRandomModel(path, TINY_WIDTHS);
  const { networks } = await openModelFolder(path);
  const { file, tensors } = networks.get('reference-net')!;
  const bytes = readFileSync(join(path, file));
  const floats = (name: string) => {
    const { offset, shape } = tensors.get(name)!;
    const length = shape.reduce((product, side) => product * side, 1);
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset + offset).slice(0, 4 * length));
  };
  expect(new Set(floats('down_blocks.0.resnets.0.norm1.weight'))).toEqual(new Set([1]));
  const first = floats('down_blocks.0.resnets.0.conv1.weight');
  const second = floats('down_blocks.0.resnets.0.conv2.weight');
  expect(first).toHaveLength(second.length);
  expect(first).not.toEqual(second);
});
