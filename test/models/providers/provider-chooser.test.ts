import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTrials } from '../../../engine/models/providers/kept-trials.ts';
import {
  type ChooserMachine,
  createProviderChooser,
} from '../../../engine/models/providers/provider-chooser.ts';
import type { ExecutionProvider } from '../../../engine/runtime/onnx.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { writeTinyRecord } from '../../helpers/write-tiny-record.ts';

const clip = { width: 512, height: 768 };

/** All that is read of a model to choose for it. */
async function modelFolder(): Promise<string> {
  const folder = tempFolder();
  await writeTinyRecord(folder);
  return folder;
}

/** Steps take so many milliseconds. */
function machineOf(stepMs: Partial<Record<ExecutionProvider, number>>) {
  const asked: string[] = [];
  const machine: ChooserMachine = {
    candidates: async () =>
      (Object.keys(stepMs) as ExecutionProvider[]).filter((name) => name !== 'cpu'),
    async measure(provider, { size }) {
      asked.push(`${provider} ${size.sidePixels}`);
      return { openMs: 0, stepMs: stepMs[provider] as number, answer: Float32Array.of(1) };
    },
  };
  return { machine, asked };
}

const withGraphics = () => machineOf({ cpu: 900, webgpu: 30, cuda: 40 });

test('where there is nothing but a CPU, nothing is measured or kept', async () => {
  const folder = await modelFolder();
  const { machine, asked } = machineOf({ cpu: 1 });
  expect(await createProviderChooser(machine).choose(folder, clip)).toBe('cpu');
  expect(asked).toEqual([]);
  expect(readdirSync(folder)).toEqual(['model.json']);
});

describe('the fastest provider is taken', () => {
  test('once measured, for all clips of about a size, in all processes', async () => {
    const folder = await modelFolder();
    const { machine, asked } = withGraphics();
    expect(await createProviderChooser(machine).choose(folder, clip)).toBe('webgpu');
    expect(await createProviderChooser(machine).choose(folder, clip)).toBe('webgpu');
    expect(asked).toEqual(['cpu 256', 'webgpu 256', 'cuda 256']);
    await createProviderChooser(machine).choose(folder, { width: 128, height: 256 });
    expect(asked.slice(3)).toEqual(['cpu 128', 'webgpu 128', 'cuda 128']);
    expect((await readTrials(folder)).map(({ sidePixels }) => sidePixels)).toEqual([256, 128]);
  });

  test.each([
    ['is damaged', () => '{"key": '],
    ['is of another form', () => '{"key": 1, "sizes": []}'],
    ['is of another machine', (kept: string) => kept.replace(/"key": "\w+"/, '"key": "another"')],
  ])('measured anew when what was kept %s', async (_, damage) => {
    const folder = await modelFolder();
    const { machine, asked } = withGraphics();
    await createProviderChooser(machine).choose(folder, clip);
    const file = join(folder, 'providers.json');
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    expect(await createProviderChooser(machine).choose(folder, clip)).toBe('webgpu');
    expect(asked).toHaveLength(6);
  });

  test('once a process where nothing can be kept on the disk', async () => {
    const folder = await modelFolder();
    const { machine, asked } = withGraphics();
    mkdirSync(join(folder, 'providers.json'));
    const chooser = createProviderChooser(machine);
    for (let clips = 0; clips < 2; clips++)
      expect(await chooser.choose(folder, clip)).toBe('webgpu');
    expect(asked).toHaveLength(3);
    expect(readdirSync(folder).sort()).toEqual(['model.json', 'providers.json']);
  });
});
