import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { UnfitCheckpoint } from '../../../engine/checkpoints/import/unfit-checkpoint.ts';
import { tinyCheckpoint, tinyTensor } from '../../helpers/tiny-checkpoint.ts';
import { CLIP, change, importTiny, VAE } from './import-tiny.ts';

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

function swap([first, second, ...others]: readonly number[]): number[] {
  return [second!, first!, ...others];
}
