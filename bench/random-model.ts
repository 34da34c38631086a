import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { networkFile, writeModelRecord } from '../engine/checkpoints/model-record.ts';
import type { WeightKey } from '../engine/checkpoints/names/weight-key.ts';
import { keysOf, NETWORKS, type NetworkName } from '../engine/checkpoints/networks.ts';
import type { ProfileName } from '../engine/checkpoints/profiles.ts';
import { countElements } from '../engine/checkpoints/stored-tensor.ts';
import { writeSafetensors } from '../engine/checkpoints/write-safetensors.ts';
import { createRandom } from '../engine/core/random.ts';
import type { NetworkWidths } from '../engine/networks/widths.ts';

/** The tiny decoder has one size only, and no clip needs it. */
const WRITTEN = NETWORKS.filter((name) => name !== 'taesd-decoder');
/** Nobody verifies these files, and hashing 10 GB takes a minute. */
const NO_HASH = '0'.repeat(64);
/** Gigabytes of random numbers would take long: so many are drawn, and taken again and again. */
const DRAWN = 1 << 20;

/**
 * Makes a model folder of random float32 weights, at any widths, with the schedule and windows of a
 * profile. Weights are as wide apart as PyTorch draws them, so values keep their size from layer to layer.
 * @param folder empty
 */
export async function writeRandomModel(
  folder: string,
  widths: NetworkWidths,
  profile: ProfileName = 'moore',
): Promise<void> {
  const noise = drawNoise();
  const networks = [];
  for (const name of WRITTEN) {
    const path = join(folder, networkFile(name));
    await writeSafetensors(path, tensorsOf(name, widths, noise));
    networks.push({
      name,
      file: networkFile(name),
      bytes: (await stat(path)).size,
      sha256: NO_HASH,
    });
  }
  const dtype = 'float32';
  await writeModelRecord(folder, { profile, dtype, widths, networks, sources: [], licences: [] });
}

function tensorsOf(name: NetworkName, widths: NetworkWidths, noise: Float32Array) {
  const keys = keysOf(name, widths).filter(({ optional }) => !optional);
  return keys.map((key, index) => ({
    name: key.name,
    shape: key.shape,
    dtype: 'F32' as const,
    // The runtime would keep weights that are alike only once.
    values: async () => valuesOf(key, noise.subarray(index)),
  }));
}

/** Scales of norms are 1; the rest is uniform within 1 / √(inputs of an output), biases within 0.01. */
function valuesOf({ name, shape }: WeightKey, noise: Float32Array): Float32Array {
  const values = new Float32Array(countElements(shape));
  if (shape.length === 1 && name.endsWith('.weight')) return values.fill(1);
  const scale = shape.length === 1 ? 0.01 : 1 / Math.sqrt(countElements(shape.slice(1)));
  const drawn = Math.min(values.length, noise.length);
  for (let at = 0; at < drawn; at++) values[at] = scale * noise[at]!;
  for (let done = drawn; done < values.length; done *= 2) values.copyWithin(done, 0, done);
  return values;
}

/** Uniform in −1…1. */
function drawNoise(): Float32Array {
  const random = createRandom(1);
  return Float32Array.from({ length: DRAWN }, () => 2 * random() - 1);
}
