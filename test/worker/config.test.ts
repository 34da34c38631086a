import { totalmem } from 'node:os';
import { expect, test } from 'vitest';
import { readWorkerConfig } from '../../engine/worker/config.ts';

const limits = (env: Record<string, string>) => readWorkerConfig(env).worker.jobs;

test('without being told, previews may take minutes, and networks a day and most of the machine', () => {
  const { preview, studio } = limits({});
  expect(preview).toEqual({ jobTimeoutMs: 900_000, memoryBytes: 4096e6 });
  expect(studio.jobTimeoutMs).toBe(86_400_000);
  expect(studio.memoryBytes).toBeLessThan(totalmem());
  expect(studio.memoryBytes).toBeGreaterThan(0);
});

test('what the operator sets holds for every quality', () => {
  const { preview, lite, studio } = limits({
    JOB_TIMEOUT_SECONDS: '604800',
    WORKER_MEMORY_MB: '12000',
  });
  const set = { jobTimeoutMs: 604_800_000, memoryBytes: 12e9 };
  expect([preview, lite, studio]).toEqual([set, set, set]);
});

test('a time limit of more than a week is refused', () => {
  expect(() => limits({ JOB_TIMEOUT_SECONDS: '604801' })).toThrow(
    'JOB_TIMEOUT_SECONDS: expected a whole number of seconds from 1 to 604800, but got “604801”.',
  );
});

test('a provider that there is not is refused before any job is taken', () => {
  expect(() => limits({ ANYDANCE_PROVIDER: 'abacus' })).toThrow(
    'ANYDANCE_PROVIDER: expected one of auto, cpu,',
  );
});
