import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepTrials } from '../../engine/models/providers/kept-trials.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { writeTinyRecord } from '../helpers/write-tiny-record.ts';
import { examine } from './run-doctor.ts';

test('each model is told, with what was measured of it here', async () => {
  const home = tempFolder();
  for (const name of ['fresh', 'tried']) await writeTinyRecord(join(home, name));
  await keepTrials(join(home, 'tried'), {
    sidePixels: 256,
    frames: 4,
    trials: [
      { provider: 'cpu', openMs: 2000, stepMs: 9000, error: 0 },
      { provider: 'webgpu', reason: 'it computes no numbers' },
    ],
  });
  const { of } = await examine({ ANYDANCE_MODELS: home }, ['studio models']);
  expect(of('studio models')).toMatchObject({
    state: 'well',
    says: 'fresh, providers not measured; tried (cpu at 256²: 9.0 s a step, 2.0 s to open; webgpu at 256²: out: it computes no numbers)',
  });
});
