import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  installedProviders,
  providerFiles,
  providerLibrary,
} from '../../engine/runtime/installed-providers.ts';

test('the CPU is always there, and what needs files that are missing is not', () => {
  expect(installedProviders()).toContain('cpu');
  for (const provider of ['cuda', 'tensorrt'] as const)
    if (!existsSync(providerLibrary(provider))) {
      expect(installedProviders()).not.toContain(provider);
      expect(providerFiles(provider)).not.toBe('there');
    }
});

test('no system has both Apple’s and Windows’ providers', () => {
  expect([providerFiles('coreml'), providerFiles('dml')]).toContain('none');
});
