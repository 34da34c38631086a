import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { positionTable } from '../../engine/checkpoints/import/position-table.ts';
import { UnfitCheckpoint } from '../../engine/checkpoints/import/unfit-checkpoint.ts';
import { type ImportOptions, importModel } from '../../engine/checkpoints/import-model.ts';
import { openModelFolder } from '../../engine/checkpoints/model-folder.ts';
import type { WeightSource } from '../../engine/checkpoints/model-profile.ts';
import { keysOf, type NetworkName } from '../../engine/checkpoints/networks.ts';
import { PROFILES, type ProfileName } from '../../engine/checkpoints/profiles.ts';
import { openWeightFile } from '../../engine/checkpoints/weight-file.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import {
  TINY_WIDTHS,
  type TinyCheckpoint,
  type TinyTensor,
  tinyCheckpoint,
  tinyTensor,
  writeCheckpoint,
} from '../helpers/tiny-checkpoint.ts';

const NAMES = Object.keys(PROFILES) as ProfileName[];
const VAE = 'sd-vae-ft-mse/diffusion_pytorch_model.safetensors';
const CLIP = 'image_encoder/model.safetensors';

/** Imports a checkpoint; the folder it would be made in has nothing else. */
async function importTiny(checkpoint: TinyCheckpoint, options: Partial<ImportOptions> = {}) {
  const from = tempFolder();
  const parent = tempFolder();
  writeCheckpoint(from, checkpoint);
  const to = join(parent, 'tiny');
  const done = importModel({ from, to, profile: 'moore', dtype: 'float32', ...options });
  return {
    from,
    to,
    parent,
    error: await done.then(
      () => null,
      (error: unknown) => error,
    ),
  };
}

async function valuesOf(folder: string, network: NetworkName): Promise<Map<string, Float32Array>> {
  const file = await openWeightFile(join(folder, `${network}.safetensors`));
  const values = new Map<string, Float32Array>();
  for (const name of file.tensors.keys()) values.set(name, await file.read(name));
  await file.close();
  return values;
}

function change(
  checkpoint: TinyCheckpoint,
  file: string,
  edit: (tensors: TinyTensor[]) => TinyTensor[],
): TinyCheckpoint {
  return new Map(checkpoint).set(file, edit(checkpoint.get(file)!));
}

describe('a folder in the public layout', () => {
  test.each(NAMES)('of %s becomes a model, weight for weight', async (profile) => {
    const checkpoint = tinyCheckpoint(profile);
    const { to, error } = await importTiny(checkpoint, { profile });
    expect(error).toBeNull();

    const model = await openModelFolder(to);
    expect(model.profile).toBe(PROFILES[profile]);
    expect(model.widths.unet).toEqual(TINY_WIDTHS.unet);
    expect(model.widths.vae).toEqual(TINY_WIDTHS.vae);
    for (const network of ['denoising-unet', 'pose-guider'] as const) {
      const values = await valuesOf(to, network);
      const sources: readonly WeightSource[] = PROFILES[profile].files[network];
      for (const { paths, prefix = '' } of sources)
        for (const tensor of checkpoint.get(paths[0]!)!)
          if (!tensor.name.endsWith('.pe') || PROFILES[profile].positionTable === 'file')
            expect(values.get(prefix + tensor.name)).toEqual(tensor.values);
    }
  });

  test('is stored as fp16 if asked, except for the autoencoder', async () => {
    const { to } = await importTiny(tinyCheckpoint('moore'), { dtype: 'float16' });
    const { networks } = await openModelFolder(to);
    const types = (network: NetworkName) => [
      ...new Set([...networks.get(network)!.tensors.values()].map(({ dtype }) => dtype)),
    ];
    expect(types('denoising-unet')).toEqual(['F16']);
    expect(types('clip-vision')).toEqual(['F16']);
    expect(types('vae')).toEqual(['F32']);
  });

  test('may be stored as half floats', async () => {
    const halves = new Map(
      [...tinyCheckpoint('moore')].map(([file, tensors], i) => [
        file,
        tensors.map((tensor) => ({
          ...tensor,
          dtype: i % 2 ? ('F16' as const) : ('BF16' as const),
        })),
      ]),
    );
    const { to, error } = await importTiny(halves);
    expect(error).toBeNull();
    const { values } = tinyCheckpoint('moore').get('denoising_unet.pth')![0]!;
    expect((await valuesOf(to, 'denoising-unet')).get('conv_in.weight')).toEqual(values);
  });

  test.each([
    ['its author', 'taesd/taesd_decoder.safetensors', (name: string) => name],
    [
      'diffusers',
      'taesd/diffusion_pytorch_model.safetensors',
      (name: string) => name.replace(/^\d+/, (place) => `decoder.layers.${Number(place) - 1}`),
    ],
  ])('may have the tiny decoder as %s saves it', async (_, file, rename) => {
    const checkpoint = tinyCheckpoint('moore');
    const decoder = keysOf('taesd-decoder', TINY_WIDTHS).map((key) => tinyTensor(key));
    const encoder = tinyTensor({ name: 'encoder.layers.0.weight', shape: [1] });
    const tensors = decoder.map((tensor) => ({ ...tensor, name: rename(tensor.name) }));
    checkpoint.set(file, file.includes('diffusion') ? [...tensors, encoder] : tensors);
    const { to, error } = await importTiny(checkpoint);
    expect(error).toBeNull();
    const values = await valuesOf(to, 'taesd-decoder');
    for (const tensor of decoder) expect(values.get(tensor.name)).toEqual(tensor.values);
  });

  test('may have sizes that no config tells, but the shapes', async () => {
    const widths = {
      ...TINY_WIDTHS,
      unet: { ...TINY_WIDTHS.unet, blockOutChannels: [32, 64], heads: 8, groups: 32 },
      motion: { heads: 8, positions: 6 },
      clipVision: { ...TINY_WIDTHS.clipVision, hidden: 16, heads: 16 },
      vae: { ...TINY_WIDTHS.vae, blockOutChannels: [32, 32], groups: 32, scale: 0.18215 },
      poseGuider: { ...TINY_WIDTHS.poseGuider, blockOutChannels: [3, 5, 7], outChannels: 32 },
    };
    const [from, to] = [tempFolder(), join(tempFolder(), 'tiny')];
    writeCheckpoint(from, tinyCheckpoint('moore', widths), { config: null });
    await importModel({ from, to, profile: 'moore', dtype: 'float32' });
    expect((await openModelFolder(to)).widths).toEqual(widths);
  });
});

test('a pose guider of four strided layers is known by its names', async () => {
  const poseGuider = { ...TINY_WIDTHS.poseGuider, kind: 'paper' as const };
  const checkpoint = tinyCheckpoint('moore', { ...TINY_WIDTHS, poseGuider });
  const { to, error } = await importTiny(checkpoint);
  expect(error).toBeNull();
  expect((await openModelFolder(to)).widths.poseGuider).toEqual(poseGuider);
  const values = await valuesOf(to, 'pose-guider');
  for (const tensor of checkpoint.get('pose_guider.pth')!)
    expect(values.get(tensor.name)).toEqual(tensor.values);
});

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

describe('what does not fit is refused before anything is written', () => {
  const checkpoint = tinyCheckpoint('moore');

  test.each([...checkpoint.keys()])('one tensor less in %s', async (file) => {
    const name = checkpoint.get(file)!.at(-1)!.name;
    const { error, parent } = await importTiny(change(checkpoint, file, (all) => all.slice(0, -1)));
    expect(error).toMatchObject({ code: 'checkpoint-key-missing' });
    expect((error as Error).message).toContain(name);
    expect(readdirSync(parent)).toEqual([]);
  });

  test.each([...checkpoint.keys()])('a tensor more in %s', async (file) => {
    const extra = tinyTensor({ name: 'what.is.this', shape: [1] });
    const { error, parent } = await importTiny(change(checkpoint, file, (all) => [...all, extra]));
    expect(error).toMatchObject({ code: 'checkpoint-key-unused' });
    expect((error as Error).message).toContain('what.is.this');
    expect(readdirSync(parent)).toEqual([]);
  });

  test.each([...checkpoint.keys()])('a tensor turned on its side in %s', async (file) => {
    const index = checkpoint
      .get(file)!
      .findIndex(({ shape }) => shape.length === 2 && shape[0] !== shape[1]);
    const other = checkpoint
      .get(file)!
      .findIndex(({ shape }) => shape.length === 4 && shape[0] !== shape[1]);
    const at = index < 0 ? other : index;
    const { name } = checkpoint.get(file)![at]!;
    const turned = change(checkpoint, file, (all) =>
      all.map((tensor, i) => (i === at ? { ...tensor, shape: swap(tensor.shape) } : tensor)),
    );
    const { error, parent } = await importTiny(turned);
    expect(error).toMatchObject({ code: 'checkpoint-shape' });
    expect((error as Error).message).toContain(name);
    expect(readdirSync(parent)).toEqual([]);
  });

  test('all problems of all files are told at once', async () => {
    const bad = change(
      change(checkpoint, 'reference_unet.pth', (all) => all.slice(3)),
      'pose_guider.pth',
      (all) => all.map((tensor) => ({ ...tensor, name: `x.${tensor.name}` })),
    );
    const { error } = await importTiny(bad);
    expect(error).toBeInstanceOf(UnfitCheckpoint);
    expect((error as UnfitCheckpoint).problems.map(({ code }) => code)).toEqual([
      'checkpoint-key-missing',
      'checkpoint-key-missing',
      'checkpoint-key-unused',
    ]);
  });

  test('a lost file is named, with where it was looked for', async () => {
    const lost = new Map(checkpoint);
    lost.delete(CLIP);
    const { error } = await importTiny(lost);
    expect(error).toMatchObject({ code: 'model-file-missing' });
    expect((error as Error).message).toContain('image_encoder/pytorch_model.bin');
  });

  test('a weight that is no number', async () => {
    const { error, parent } = await importTiny(
      change(checkpoint, VAE, ([first, ...others]) => [
        { ...first!, values: first!.values.fill(Number.NaN) },
        ...others,
      ]),
    );
    expect(error).toMatchObject({ code: 'checkpoint-nan' });
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe('a file that is already as it shall be', () => {
  test('is linked, not copied', async () => {
    const { from, to } = await importTiny(tinyCheckpoint('moore'));
    expect(statSync(join(to, 'vae.safetensors')).ino).toBe(statSync(join(from, VAE)).ino);
    expect(statSync(join(to, 'clip-vision.safetensors')).ino).toBe(statSync(join(from, CLIP)).ino);
  });

  test('is not linked if a weight in it is no number', async () => {
    const { error } = await importTiny(
      change(tinyCheckpoint('moore'), CLIP, ([first, ...others]) => [
        { ...first!, values: first!.values.fill(Number.POSITIVE_INFINITY) },
        ...others,
      ]),
    );
    expect(error).toMatchObject({ code: 'checkpoint-nan' });
  });
});

test('a cancelled import leaves nothing', async () => {
  const cancel = new AbortController();
  const { error, parent } = await importTiny(tinyCheckpoint('moore'), {
    signal: cancel.signal,
    onProgress: ({ file }) => {
      if (file === 'reference-net.safetensors') cancel.abort();
    },
  });
  expect(error).toMatchObject({ name: 'AbortError' });
  expect(readdirSync(parent)).toEqual([]);
});

test('progress grows to its total', async () => {
  const seen: number[] = [];
  await importTiny(tinyCheckpoint('moore'), {
    onProgress: ({ doneBytes, totalBytes }) => seen.push(doneBytes / totalBytes),
  });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});

test('a model is never written over', async () => {
  const to = join(tempFolder(), 'tiny');
  mkdirSync(to);
  const { error } = await importTiny(tinyCheckpoint('moore'), { to });
  expect(error).toMatchObject({ code: 'model-exists' });
});

test('what a killed import left is swept by the next', async () => {
  const parent = tempFolder();
  // Numbers of processes end well below this.
  mkdirSync(join(parent, `.tiny.${hostname()}.99999999.abcdef`));
  await importTiny(tinyCheckpoint('moore'), { to: join(parent, 'tiny') });
  expect(readdirSync(parent)).toEqual(['tiny']);
});

function swap([first, second, ...others]: readonly number[]): number[] {
  return [second!, first!, ...others];
}
