import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { operatorsOf } from '../engine/models/operators-of.ts';
import { pickModel } from '../engine/pick-model.ts';
import type { StudioWishes } from '../engine/render-request.ts';
import { providerFiles } from '../engine/runtime/installed-providers.ts';
import type { ExecutionProvider } from '../engine/runtime/onnx.ts';
import { importTiny } from './checkpoints/import/import-tiny.ts';
import { tempFolder } from './helpers/temp-folder.ts';
import { tinyCheckpoint } from './helpers/tiny-checkpoint.ts';

const clip = { width: 256, height: 384 };
const onCpu = { choose: async () => 'cpu' as const };

function pick(home: string, wishes: StudioWishes) {
  return pickModel(home, wishes, { clip, chooser: onCpu, findOperators: operatorsOf });
}

test('the only model is taken, and any by its name', async () => {
  const { to } = await importTiny(tinyCheckpoint('moore'));
  const home = dirname(to);
  expect((await pick(home, {})).profile.name).toBe('moore');
  mkdirSync(join(home, 'other'));
  expect((await pick(home, { model: 'tiny' })).profile.name).toBe('moore');
  await expect(pick(home, {})).rejects.toMatchObject({
    code: 'model-choose',
    params: { known: 'other, tiny' },
  });
  await expect(pick(home, { model: 'novita' })).rejects.toMatchObject({
    code: 'model-unknown',
    params: { name: 'novita', known: 'other, tiny' },
  });
});

test('a folder that is no model is broken, with the reason', async () => {
  const home = tempFolder();
  mkdirSync(join(home, 'hollow'));
  await expect(pick(home, {})).rejects.toMatchObject({ code: 'model-broken' });
  await expect(pick(home, {})).rejects.toThrow(join(home, 'hollow'));
});

test('a model that is guided by more than the pose is refused', async () => {
  const { to } = await importTiny(tinyCheckpoint('champ'), { profile: 'champ' });
  await expect(pick(dirname(to), {})).rejects.toMatchObject({ code: 'model-guides' });
});

test('without a wish the provider is chosen for the clip; a wish is heeded', async () => {
  const { to } = await importTiny(tinyCheckpoint('moore'));
  const asked: unknown[] = [];
  const chooser = {
    async choose(folder: string, work: unknown) {
      asked.push([folder, work]);
      return 'cpu' as const;
    },
  };
  const options = { clip, chooser, findOperators: operatorsOf };
  await pickModel(dirname(to), { provider: 'cpu', steps: 3 }, options);
  expect(asked).toEqual([]);
  const model = await pickModel(dirname(to), { provider: 'auto', steps: 3 }, options);
  await pickModel(dirname(to), { steps: 3 }, options);
  expect(model.provider).toBe('cpu');
  expect(asked).toEqual(Array(2).fill([to, { ...clip, steps: 3 }]));
});

test('what was measured to be fastest and is gone is made up for by the CPU', async () => {
  const { to } = await importTiny(tinyCheckpoint('moore'));
  const chooser = { choose: async () => 'webgpu' as const };
  const findOperators = async (provider: ExecutionProvider) => {
    if (provider === 'webgpu') throw new Error('the driver was removed');
    return operatorsOf(provider);
  };
  const model = await pickModel(dirname(to), {}, { clip, chooser, findOperators });
  expect(model.provider).toBe('cpu');
});

test('a provider that this system has not says what it lacks', async () => {
  const { to } = await importTiny(tinyCheckpoint('moore'));
  const provider = providerFiles('dml') === 'none' ? 'dml' : 'coreml';
  await expect(pick(dirname(to), { provider })).rejects.toMatchObject({
    code: 'provider-failed',
    params: { provider, advice: expect.stringContaining(process.platform) },
  });
});
