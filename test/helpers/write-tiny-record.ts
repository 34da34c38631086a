import { mkdirSync } from 'node:fs';
import { writeModelRecord } from '../../engine/checkpoints/model-record.ts';
import { TINY_WIDTHS } from './tiny-checkpoint.ts';

/** Makes a folder with what a model says of itself, without its weights. */
export async function writeTinyRecord(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const sha256 = '0'.repeat(64);
  await writeModelRecord(folder, {
    profile: 'moore',
    dtype: 'float32',
    widths: TINY_WIDTHS,
    networks: [{ name: 'vae', file: 'vae.safetensors', bytes: 1, sha256 }],
    sources: [],
    licences: [],
  });
}
