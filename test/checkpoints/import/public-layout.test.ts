import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importModel } from '../../../engine/checkpoints/import-model.ts';
import { openModelFolder } from '../../../engine/checkpoints/model-folder.ts';
import type { WeightSource } from '../../../engine/checkpoints/model-profile.ts';
import { keysOf, type NetworkName } from '../../../engine/checkpoints/networks.ts';
import { PROFILES, type ProfileName } from '../../../engine/checkpoints/profiles.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import {
  TINY_WIDTHS,
  tinyCheckpoint,
  tinyTensor,
  writeCheckpoint,
} from '../../helpers/tiny-checkpoint.ts';
import { importTiny, valuesOf } from './import-tiny.ts';

const NAMES = Object.keys(PROFILES) as ProfileName[];

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
