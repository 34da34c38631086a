import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { judgeMemory } from '../../doctor/checks/studio-memory.ts';
import { importTiny } from '../checkpoints/import/import-tiny.ts';
import { tinyCheckpoint } from '../helpers/tiny-checkpoint.ts';
import { examine } from './run-doctor.ts';

const check = async (env: NodeJS.ProcessEnv) =>
  (await examine(env, ['studio memory'])).of('studio memory');

test('it says how a model would make a portrait, within what the worker may take', async () => {
  const { to } = await importTiny(tinyCheckpoint('moore'));
  const env = { ANYDANCE_MODELS: dirname(to), WORKER_QUALITIES: 'studio' };
  expect(await check({ ...env, WORKER_MEMORY_MB: '2000' })).toMatchObject({
    state: 'well',
    says: expect.stringMatching(
      /^95\d\.\d MB for networks: tiny draws a portrait at 512×768, 8 frames at a time, in [\d.]+ MB$/,
    ),
  });
});

test('what a worker is set to take, and has not the memory for, is to be mended', () => {
  const models = [{ name: 'moore', refusal: 'It does not fit.', isShort: true }];
  const short = { availableBytes: 3e9, models };
  expect(judgeMemory(short, true)).toMatchObject({
    state: 'broken',
    says: '3.0 GB for networks: moore: It does not fit.',
    mend: expect.stringContaining('WORKER_MEMORY_MB'),
  });
  expect(judgeMemory(short, false).state).toBe('well');
  expect(judgeMemory({ availableBytes: 3e9, models: [] }, true).state).toBe('off');
});
