import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { measureProvider, startProvider } from '../../../engine/models/providers/trial-process.ts';
import { providerFiles } from '../../../engine/runtime/installed-providers.ts';
import { importTiny } from '../../checkpoints/import/import-tiny.ts';
import { tinyCheckpoint } from '../../helpers/tiny-checkpoint.ts';

const limits = { limitMs: 60_000 };

test('the CPU starts, and a provider that is not of this system says so', async () => {
  await startProvider('cpu', limits);
  const foreign = providerFiles('dml') === 'none' ? 'dml' : 'coreml';
  await expect(startProvider(foreign, limits)).rejects.toThrow(foreign);
});

test('a step is measured, and its answer is the same each time', async () => {
  const folder = (await importTiny(tinyCheckpoint('moore'))).to;
  const step = { folder, size: { sidePixels: 64, frames: 2 } };
  const [a, b] = [
    await measureProvider('cpu', { ...limits, step }),
    await measureProvider('cpu', { ...limits, step }),
  ];
  expect(a.stepMs).toBeGreaterThan(0);
  expect(a.openMs).toBeGreaterThan(0);
  expect(a.answer).toHaveLength(2 * 4 * 8 * 8);
  expect(a.answer.some((value) => Math.abs(value) > 1e-3)).toBe(true);
  expect(b.answer).toEqual(a.answer);
  const broken = { ...step, folder: dirname(folder) };
  await expect(measureProvider('cpu', { ...limits, step: broken })).rejects.toThrow('no model');
});

test('a provider that does not answer in time is killed, and so is one nobody waits for', async () => {
  await expect(startProvider('cpu', { limitMs: 1 })).rejects.toThrow('no answer within 0 s');
  const signal = AbortSignal.abort(new Error('cancelled'));
  await expect(startProvider('cpu', { ...limits, signal })).rejects.toThrow('cancelled');
});
