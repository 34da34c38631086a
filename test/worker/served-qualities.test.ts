import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readWorkerConfig } from '../../engine/worker/config.ts';
import { servedQualities } from '../../engine/worker/served-qualities.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const BOTH = 'preview,studio';

/** What a worker with these variables serves, and how often it warned. */
async function served(env: Readonly<Record<string, string>>) {
  const warn = vi.fn();
  const qualities = await servedQualities(readWorkerConfig(env).worker, { warn });
  return { qualities, warnings: warn.mock.calls.length };
}

test('a worker makes what needs no model, whatever models are there, unless it is told to do more', async () => {
  const home = tempFolder();
  mkdirSync(join(home, 'moore'));
  const plain = { qualities: ['preview', 'lite'], warnings: 0 };
  expect(await served({ ANYDANCE_MODELS: home })).toEqual(plain);
  const told = { ANYDANCE_MODELS: home, WORKER_QUALITIES: BOTH };
  expect(await served(told)).toEqual({ qualities: ['preview', 'studio'], warnings: 0 });
});

test('without a model, or with several, it takes no jobs of the studio and warns', async () => {
  const home = tempFolder();
  const env = { ANYDANCE_MODELS: home, WORKER_QUALITIES: BOTH };
  expect(await served(env)).toEqual({ qualities: ['preview'], warnings: 1 });
  for (const name of ['moore', 'novita']) mkdirSync(join(home, name));
  expect(await served(env)).toEqual({ qualities: ['preview'], warnings: 1 });
});

test('an unknown quality is refused, naming the variable', () => {
  expect(() => readWorkerConfig({ WORKER_QUALITIES: 'best' })).toThrow(
    'WORKER_QUALITIES: expected some of preview, lite, studio, with commas between, but got “best”.',
  );
});
