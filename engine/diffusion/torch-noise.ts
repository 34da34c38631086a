import { log32, sinCos32 } from './float32-functions.ts';
import { createMersenneTwister } from './mersenne-twister.ts';

/** Numbers are made in blocks of so many; fewer than that, two by two in another way. */
const BLOCK = 16;

/**
 * Gaussian noise, draw after draw: `torch.randn(count, generator=generator)` in float32 for a
 * `generator = torch.Generator('cpu').manual_seed(seed)`, bit for bit as PyTorch makes it on x86
 * (aten/src/ATen/native/cpu/DistributionTemplates.h, `normal_fill`). Only the low 32 bits of the
 * seed count.
 */
export function createTorchNoise(seed: number): (count: number) => Float32Array {
  const random = createMersenneTwister(seed);
  const single = createSingles(random);
  return (count) => {
    if (count < BLOCK) return Float32Array.from({ length: count }, single);
    const noise = new Float32Array(count);
    fillBlocks(noise, random);
    return noise;
  };
}

/** All uniform numbers are drawn before the first block; a rest makes the last 16 be drawn anew. */
function fillBlocks(noise: Float32Array, random: () => number): void {
  fillUniform(noise, random);
  const whole = noise.length - (noise.length % BLOCK);
  for (let at = 0; at < whole; at += BLOCK) toGaussian(noise.subarray(at, at + BLOCK));
  if (whole === noise.length) return;
  const last = noise.subarray(-BLOCK);
  fillUniform(last, random);
  toGaussian(last);
}

/** 24 bits each, in [0, 1). */
function fillUniform(values: Float32Array, random: () => number): void {
  for (let at = 0; at < values.length; at++) values[at] = (random() & 0xffffff) / 2 ** 24;
}

const TURN = Math.fround(2 * Math.PI);

/** Box and Muller's transform in place: the first half gives the radii, the second the angles. */
function toGaussian(block: Float32Array): void {
  const half = BLOCK / 2;
  for (let at = 0; at < half; at++) {
    const radius = Math.fround(Math.sqrt(-2 * log32(1 - block[at]!)));
    const { sin, cos } = sinCos32(Math.fround(TURN * block[at + half]!));
    block[at] = radius * cos;
    block[at + half] = radius * sin;
  }
}

/** In double precision; each draw of two gives two values, the second one maybe to a later caller. */
function createSingles(random: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const angle = 2 * Math.PI * uniform53(random);
    const radius = Math.sqrt(-2 * Math.log1p(-uniform53(random)));
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** The low 53 of 64 bits, the high word drawn first, in [0, 1). */
function uniform53(random: () => number): number {
  const high = random() & 0x1fffff;
  return (high * 2 ** 32 + random()) / 2 ** 53;
}
