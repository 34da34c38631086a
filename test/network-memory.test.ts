import { expect, test } from 'vitest';
import { networkMemory, readMemoryLimits } from '../engine/network-memory.ts';

test('limits are read in megabytes; what is not set is not there', () => {
  expect(readMemoryLimits({})).toEqual({});
  expect(readMemoryLimits({ ANYDANCE_MEMORY_MB: '', ANYDANCE_GPU_MEMORY_MB: '12000' })).toEqual({
    cardBytes: 12e9,
  });
  expect(readMemoryLimits({ ANYDANCE_MEMORY_MB: '8000' })).toEqual({ machineBytes: 8e9 });
});

test.each(['63', '1e9', 'lots', '-5'])(
  'a limit of %s is refused by the name of its variable',
  (given) => {
    expect(() => readMemoryLimits({ ANYDANCE_GPU_MEMORY_MB: given })).toThrow(
      `ANYDANCE_GPU_MEMORY_MB: a whole number of megabytes from 64 to 1000000, but got “${given}”.`,
    );
  },
);

test('of the machine there is room for the rest of the program, and a margin', async () => {
  expect(await networkMemory('cpu', { machineBytes: 2050e6 })).toBeCloseTo(1000e6, -1);
  expect(await networkMemory('cpu', { machineBytes: 500e6 })).toBe(0);
  expect(await networkMemory('cpu', { machineBytes: 1e15 })).toBeLessThan(1e15 / 2);
});

test('of a card the networks have all but the margin', async () => {
  const limits = { machineBytes: 1e9, cardBytes: 11.5e9 };
  expect(await networkMemory('webgpu', limits)).toBeCloseTo(10e9, -1);
});
