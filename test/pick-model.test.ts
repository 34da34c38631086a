import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { pickModel } from '../engine/pick-model.ts';
import { importTiny } from './checkpoints/import/import-tiny.ts';
import { tempFolder } from './helpers/temp-folder.ts';
import { tinyCheckpoint } from './helpers/tiny-checkpoint.ts';

test('the only model is taken, and any by its name', async () => {
  const { to } = await importTiny(tinyCheckpoint('moore'));
  const home = dirname(to);
  expect((await pickModel(home, {})).profile.name).toBe('moore');
  mkdirSync(join(home, 'other'));
  expect((await pickModel(home, { model: 'tiny' })).profile.name).toBe('moore');
  await expect(pickModel(home, {})).rejects.toMatchObject({
    code: 'model-choose',
    params: { known: 'other, tiny' },
  });
  await expect(pickModel(home, { model: 'novita' })).rejects.toMatchObject({
    code: 'model-unknown',
    params: { name: 'novita', known: 'other, tiny' },
  });
});

test('a folder that is no model is broken, with the reason', async () => {
  const home = tempFolder();
  mkdirSync(join(home, 'hollow'));
  await expect(pickModel(home, {})).rejects.toMatchObject({ code: 'model-broken' });
  await expect(pickModel(home, {})).rejects.toThrow(join(home, 'hollow'));
});

test('a model that is guided by more than the pose is refused', async () => {
  const { to } = await importTiny(tinyCheckpoint('champ'), { profile: 'champ' });
  await expect(pickModel(dirname(to), {})).rejects.toMatchObject({ code: 'model-guides' });
});
