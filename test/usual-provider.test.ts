import { expect, test } from 'vitest';
import { usualProvider } from '../engine/usual-provider.ts';

test('networks run where they are fastest, or where the operator says', () => {
  expect(usualProvider({})).toBe('auto');
  expect(usualProvider({ ANYDANCE_PROVIDER: '' })).toBe('auto');
  expect(usualProvider({ ANYDANCE_PROVIDER: 'cuda' })).toBe('cuda');
  expect(() => usualProvider({ ANYDANCE_PROVIDER: 'abacus' })).toThrow(
    'ANYDANCE_PROVIDER: one of auto, cpu, webgpu, cuda, tensorrt, coreml, dml, but got “abacus”.',
  );
});
