import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { positionTable } from '../../../engine/checkpoints/import/position-table.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { tinyCheckpoint, writeCheckpoint } from '../../helpers/tiny-checkpoint.ts';
import { change, importTiny, VAE, valuesOf } from './import-tiny.ts';

describe('names of other days and other tools', () => {
  test.each(['linear', '1×1 convolution'])('the first diffusers, with a %s', async (kind) => {
    const old: Record<string, string> = {
      to_q: 'query',
      to_k: 'key',
      to_v: 'value',
      'to_out.0': 'proj_attn',
    };
    const checkpoint = tinyCheckpoint('moore');
    const renamed = change(checkpoint, VAE, (tensors) =>
      tensors.map((tensor) => ({
        ...tensor,
        name: tensor.name.replace(/to_[qkv]|to_out\.0/, (part) => old[part]!),
        shape:
          kind !== 'linear' && /attentions.*to_.*weight/.test(tensor.name)
            ? [...tensor.shape, 1, 1]
            : tensor.shape,
      })),
    );
    const { to, error } = await importTiny(renamed);
    expect(error).toBeNull();
    const vae = await valuesOf(to, 'vae');
    for (const { name, values } of checkpoint.get(VAE)!) expect(vae.get(name)).toEqual(values);
  });

  test('AnimateDiff puts “module.” before its names, and AnimateLCM leaves the tables out', async () => {
    const wrapped = change(tinyCheckpoint('moore'), 'motion_module.pth', (tensors) =>
      tensors
        .filter(({ name }) => !name.endsWith('.pe'))
        .map((tensor) => ({ ...tensor, name: `module.${tensor.name}` })),
    );
    const { to, error } = await importTiny(wrapped);
    expect(error).toBeNull();
    const unet = await valuesOf(to, 'denoising-unet');
    const table =
      'mid_block.motion_modules.0.temporal_transformer.transformer_blocks.0.attention_blocks.1.pos_encoder.pe';
    expect(unet.get(table)).toEqual(positionTable(8, 8));
  });

  test('MusePose computes the tables anew, for longer windows', async () => {
    const { to } = await importTiny(tinyCheckpoint('musepose'), { profile: 'musepose' });
    const tables = [...(await valuesOf(to, 'denoising-unet'))].filter(([name]) =>
      name.endsWith('.pe'),
    );
    expect(tables).not.toHaveLength(0);
    for (const [, values] of tables)
      expect(values).toEqual(positionTable(128, values.length / 128));
  });

  test('another file of motion modules can be taken', async () => {
    const from = tempFolder();
    const other = tinyCheckpoint('moore')
      .get('motion_module.pth')!
      .map((tensor) => ({
        ...tensor,
        values: tensor.values.map((value) => -value),
      }));
    writeCheckpoint(from, new Map([['mm.ckpt', other]]), { config: null });
    const { to } = await importTiny(tinyCheckpoint('moore'), { motion: join(from, 'mm.ckpt') });
    const unet = await valuesOf(to, 'denoising-unet');
    for (const { name, values } of other) expect(unet.get(name)).toEqual(values);
  });

  test('the first AnimateDiff, without a module in the middle, is told apart', async () => {
    const first = change(tinyCheckpoint('moore'), 'motion_module.pth', (tensors) =>
      tensors.filter(({ name }) => !name.startsWith('mid_block')),
    );
    const { error, parent } = await importTiny(first);
    expect(error).toMatchObject({ code: 'model-motion-v1' });
    expect(readdirSync(parent)).toEqual([]);
  });
});
