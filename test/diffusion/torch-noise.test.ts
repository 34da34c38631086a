import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTorchNoise } from '../../engine/diffusion/torch-noise.ts';
import goldens from '../fixtures/diffusion.json' with { type: 'json' };

test.each(goldens.noise)('$count numbers of seed $seed are those of PyTorch', (golden) => {
  const noise = createTorchNoise(golden.seed)(golden.count);
  expect([...noise.subarray(0, golden.start.length)]).toEqual(golden.start);
  expect(crc32(new Uint8Array(noise.buffer))).toBe(golden.crc32);
});

test.each(goldens.draws)('draws of $counts from one generator are those of PyTorch', (golden) => {
  const draw = createTorchNoise(9);
  expect(golden.counts.map((count) => [...draw(count)])).toEqual(golden.draws);
});

test('a longer noise starts as a shorter one, but for the last block that was drawn anew', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 16, max: 200 }), (seed, count) => {
      const settled = Math.floor(count / 16) * 16 - (count % 16 ? 16 : 0);
      const [short, long] = [createTorchNoise(seed)(count), createTorchNoise(seed)(256)];
      expect(short.subarray(0, settled)).toEqual(long.subarray(0, settled));
    }),
  );
});

test('the numbers are Gaussian: mean 0, deviation 1', () => {
  const noise = createTorchNoise(7)(100_000);
  const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
  const variance = noise.reduce((sum, value) => sum + value ** 2, 0) / noise.length - mean ** 2;
  expect(Math.abs(mean)).toBeLessThan(0.01);
  expect(Math.abs(variance - 1)).toBeLessThan(0.02);
});
