import { describe, expect, test } from 'vitest';
import { canonicalName } from '../../../engine/checkpoints/names/canonical-name.ts';
import {
  isPositionTable,
  motionModuleKeys,
} from '../../../engine/checkpoints/names/motion-module.ts';
import { poseGuiderKeys } from '../../../engine/checkpoints/names/pose-guider.ts';
import type { WeightKey } from '../../../engine/checkpoints/names/weight-key.ts';
import { keysOf, NETWORKS } from '../../../engine/checkpoints/networks.ts';
import { PROFILES } from '../../../engine/checkpoints/profiles.ts';

const { moore, novita, champ } = PROFILES;

/** Numbers that were learned: neither position tables nor what may be missing. */
function parameters(keys: readonly WeightKey[]): number {
  const learned = keys.filter(({ name, optional }) => !optional && !isPositionTable(name));
  return learned.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
}

describe('the table of names has as many parameters as the public networks', () => {
  const { unet, motion } = moore.widths;

  test('the UNet of Stable Diffusion 1.5 and its 21 motion modules', () => {
    const motionKeys = motionModuleKeys(unet, motion);
    expect(parameters(motionKeys)).toBe(453_209_280);
    expect(parameters(keysOf('denoising-unet', moore.widths))).toBe(859_520_964 + 453_209_280);
    expect(motionKeys.filter(({ name }) => name.endsWith('.proj_in.weight'))).toHaveLength(21);
    expect(motionKeys.filter(({ name }) => isPositionTable(name))).toHaveLength(42);
  });

  test('the ReferenceNet, which lacks the way out', () => {
    expect(parameters(keysOf('reference-net', moore.widths))).toBe(859_520_964 - 640 - 11_524);
  });

  test('the pose guiders of Moore, of novita and of Champ', () => {
    expect(parameters(poseGuiderKeys(moore.widths.poseGuider))).toBe(1_086_480);
    expect(parameters(poseGuiderKeys(novita.widths.poseGuider))).toBe(514_896);
    expect(parameters(poseGuiderKeys(champ.widths.poseGuider))).toBe(4 * 2_648_880);
  });

  test('CLIP ViT-L/14, the autoencoder and the tiny decoder', () => {
    expect(parameters(keysOf('clip-vision', moore.widths))).toBe(303_966_208);
    expect(parameters(keysOf('vae', moore.widths))).toBe(83_653_863);
    expect(parameters(keysOf('taesd-decoder', moore.widths))).toBe(1_222_531);
  });
});

test.each(NETWORKS)('no name stands twice in %s', (network) => {
  const names = keysOf(network, champ.widths).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('dead weights are marked: queries and keys of a one-token context, and what follows the last read', () => {
  const dead = (network: 'denoising-unet' | 'reference-net') =>
    keysOf(network, moore.widths).filter((key) => key.unusedByGraph);
  // 16 transformers with two norm2 and two projections each.
  expect(dead('denoising-unet')).toHaveLength(16 * 4);
  // Of the ReferenceNet's last transformer, all but norm, proj_in and norm1 (2 each) of its 26.
  expect(dead('reference-net')).toHaveLength(15 * 4 + 20);
});

test.each([
  ['module.down_blocks.0.motion_modules.0.x.pe', 'down_blocks.0.motion_modules.0.x.pe'],
  ['unet.conv_in.weight', 'conv_in.weight'],
  ['decoder.mid_block.attentions.0.query.weight', 'decoder.mid_block.attentions.0.to_q.weight'],
  ['encoder.mid_block.attentions.0.proj_attn.bias', 'encoder.mid_block.attentions.0.to_out.0.bias'],
  ['decoder.layers.2.conv.0.bias', '3.conv.0.bias'],
  ['blocks.3.weight', 'blocks.3.weight'],
])('%s is canonically %s', (name, canonical) => {
  expect(canonicalName(name)).toBe(canonical);
});
