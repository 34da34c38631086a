import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

export interface StoredWeight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

const manifestShape = z.array(
  z.object({
    paths: z.array(z.string()),
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.number().int().positive()),
        /** Absent: float32. */
        quantization: z
          .object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() })
          .optional(),
      }),
    ),
  }),
);

/** The weights of the face network by their names, most of them widened from 8 bits. */
export async function readStoredWeights(): Promise<ReadonlyMap<string, StoredWeight>> {
  const path = createRequire(import.meta.url).resolve(
    '@vladmandic/face-api/model/face_recognition_model-weights_manifest.json',
  );
  const groups = manifestShape.parse(JSON.parse(await readFile(path, 'utf8')));
  const weights = new Map<string, StoredWeight>();
  for (const group of groups) {
    const files = group.paths.map((file) => readFile(join(path, '..', file)));
    const bytes = Buffer.concat(await Promise.all(files));
    let at = 0;
    for (const { name, shape, quantization } of group.weights) {
      const length = shape.reduce((product, size) => product * size, 1);
      const end = at + length * (quantization ? 1 : 4);
      weights.set(name, { shape, data: widen(bytes.subarray(at, end), quantization) });
      at = end;
    }
  }
  return weights;
}

interface Quantization {
  readonly scale: number;
  readonly min: number;
}

function widen(bytes: Uint8Array, quantization: Quantization | undefined): Float32Array {
  if (!quantization) return new Float32Array(Uint8Array.from(bytes).buffer);
  return new Float32Array(bytes).map((byte) => byte * quantization.scale + quantization.min);
}
