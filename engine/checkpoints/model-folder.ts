import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NetworkWidths } from '../networks/widths.ts';
import { CheckpointError } from './checkpoint-error.ts';
import { hashFile } from './hash-file.ts';
import { ModelError } from './model-error.ts';
import type { ModelProfile } from './model-profile.ts';
import { type ModelRecord, readModelRecord } from './model-record.ts';
import { keysOf, type NetworkName } from './networks.ts';
import { PROFILES } from './profiles.ts';
import { safetensorsLayout } from './safetensors.ts';

/** An imported model, its files held against the table of names. */
export interface ModelFolder {
  readonly path: string;
  readonly profile: ModelProfile;
  readonly widths: NetworkWidths;
  /** Of all networks but the autoencoder, which is float32. */
  readonly dtype: ModelRecord['dtype'];
  /** SHA-256 of each network's file, as it was imported. */
  readonly hashes: readonly string[];
  /** Those that are there; the tiny decoder may be missing. */
  readonly networks: ReadonlyMap<NetworkName, NetworkWeights>;
}

/** The weights of one network in a safetensors file. */
export interface NetworkWeights {
  /** Name of the file in the folder. */
  readonly file: string;
  /** By canonical name, with their places in the file. */
  readonly tensors: Awaited<ReturnType<typeof safetensorsLayout>>;
}

/**
 * Opens the folder of an imported model: its record, and of each file the sizes, names, shapes and
 * types. The weights themselves are not read; see `verifyModel`.
 * @throws ModelError, CheckpointError
 */
export async function openModelFolder(path: string): Promise<ModelFolder> {
  const record = await readModelRecord(path);
  const networks = new Map<NetworkName, NetworkWeights>();
  for (const { name, file, bytes } of record.networks) {
    const tensors = await safetensorsLayout(join(path, file));
    if ((await stat(join(path, file))).size !== bytes)
      throw new ModelError('model-changed', { folder: path, file });
    checkTensors(join(path, file), tensors, { name, record });
    networks.set(name, { file, tensors });
  }
  const { widths, dtype } = record;
  const profile = PROFILES[record.profile];
  checkComplete(path, profile, networks);
  const hashes = record.networks.map(({ sha256 }) => sha256);
  return { path, profile, widths, dtype, hashes, networks };
}

interface VerifyOptions {
  readonly signal?: AbortSignal;
  onProgress?(progress: { file: string; doneBytes: number; totalBytes: number }): void;
}

/**
 * Reads every byte of a model and compares the hashes with those of the import.
 * @throws ModelError `model-changed`, and what `openModelFolder` throws
 */
export async function verifyModel(path: string, options: VerifyOptions = {}): Promise<ModelFolder> {
  const folder = await openModelFolder(path);
  const { networks } = await readModelRecord(path);
  const totalBytes = networks.reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = 0;
  for (const { file, sha256 } of networks) {
    const given = await hashFile(join(path, file), {
      signal: options.signal,
      onBytes(count) {
        doneBytes += count;
        options.onProgress?.({ file, doneBytes, totalBytes });
      },
    });
    if (given !== sha256) throw new ModelError('model-changed', { folder: path, file });
  }
  return folder;
}

function checkTensors(
  file: string,
  tensors: NetworkWeights['tensors'],
  { name, record }: { name: NetworkName; record: ModelRecord },
): void {
  const dtype = name === 'vae' || record.dtype === 'float32' ? 'F32' : 'F16';
  for (const key of keysOf(name, record.widths)) {
    const tensor = tensors.get(key.name);
    if (!tensor) {
      if (key.optional) continue;
      throw new CheckpointError('checkpoint-key-missing', { file, count: 1, keys: key.name });
    }
    if (!key.optional && (`${tensor.shape}` !== `${key.shape}` || tensor.dtype !== dtype))
      throw new CheckpointError('checkpoint-shape', {
        file,
        tensor: key.name,
        given: `${tensor.dtype} [${tensor.shape}]`,
        expected: `${dtype} [${key.shape}]`,
      });
  }
}

function checkComplete(
  folder: string,
  profile: ModelProfile,
  networks: ReadonlyMap<NetworkName, NetworkWeights>,
): void {
  for (const [name, sources] of Object.entries(profile.files) as Array<
    [NetworkName, ModelProfile['files'][NetworkName]]
  >)
    if (!networks.has(name) && sources.every(({ part }) => part !== 'optional'))
      throw new ModelError('model-record', { folder, reason: `names no file for ${name}` });
}
