import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { checkDiskSpace } from './disk-space.ts';
import { hashFile } from './hash-file.ts';
import { type ModelPlan, planModel } from './import/plan-model.ts';
import { findSourceFiles, type SourceFile } from './import/source-files.ts';
import { openStagingFolder } from './import/staging-folder.ts';
import { networkBytes, writeNetwork } from './import/write-network.ts';
import { ModelError } from './model-error.ts';
import { type ModelRecord, networkFile, writeModelRecord } from './model-record.ts';
import { exists } from './path-facts.ts';
import { PROFILES, type ProfileName } from './profiles.ts';

export interface ImportOptions {
  /** Folder of the public files. */
  readonly from: string;
  readonly profile: ProfileName;
  /** Folder of the model to be made; must not be there. */
  readonly to: string;
  /** Of all networks but the autoencoder, which stays float32. */
  readonly dtype: ModelRecord['dtype'];
  /** Motion modules to take instead of the folder's own: of the AnimateDiff family, say. */
  readonly motion?: string;
  readonly licences?: ModelRecord['licences'];
  /** Hashes of files that are known already, by their paths. */
  readonly hashes?: ReadonlyMap<string, string>;
  onProgress?(progress: ImportProgress): void;
  readonly signal?: AbortSignal;
}

interface ImportProgress {
  /** Name of the file that is read or written now. */
  readonly file: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/**
 * Makes a model folder out of the public files of a model: one safetensors file a network, by
 * canonical names, and a record. Every name and shape is checked before anything is written, and
 * the folder has its name only once it is whole.
 * @throws UnfitCheckpoint, CheckpointError, ModelError; the signal's reason when cancelled
 */
export async function importModel(options: ImportOptions): Promise<void> {
  const { to } = options;
  if (await exists(to)) throw new ModelError('model-exists', { folder: to, name: basename(to) });
  const profile = PROFILES[options.profile];
  const files = await findSourceFiles(options.from, profile, options.motion);
  const plan = await planModel(options.from, profile, files);
  try {
    const staging = await openStagingFolder(options.to);
    try {
      await fill(staging, plan, { ...options, files });
      options.signal?.throwIfAborted();
      await rename(staging, options.to);
    } catch (error) {
      await rm(staging, { recursive: true, force: true });
      throw error;
    }
  } finally {
    await plan.close();
  }
}

type FillOptions = ImportOptions & { readonly files: readonly SourceFile[] };

async function fill(staging: string, plan: ModelPlan, options: FillOptions): Promise<void> {
  const outputs = plan.networks.map((network) => {
    const dtype = network.network === 'vae' || options.dtype === 'float32' ? 'F32' : 'F16';
    return { ...network, dtype, bytes: networkBytes(network.tensors, dtype) } as const;
  });
  const writtenBytes = outputs.reduce((sum, { bytes }) => sum + bytes, 0);
  await checkDiskSpace(dirname(staging), writtenBytes);
  const sources = await measure(options);
  const unhashedBytes = sources.reduce((sum, { bytes, sha256 }) => sum + (sha256 ? 0 : bytes), 0);
  // What is written is read once more, for its hash.
  const watch = createWatch(unhashedBytes + 2 * writtenBytes, options);

  const sourceRecords: ModelRecord['sources'] = [];
  for (const { file, path, bytes, sha256 } of sources)
    sourceRecords.push({ file, bytes, sha256: sha256 ?? (await hashFile(path, watch(file))) });
  const networks: ModelRecord['networks'] = [];
  for (const { network: name, dtype, ...planned } of outputs) {
    const file = networkFile(name);
    const path = join(staging, file);
    await writeNetwork(path, planned, { dtype, ...watch(file) });
    const sha256 = await hashFile(path, watch(file));
    networks.push({ name, file, bytes: (await stat(path)).size, sha256 });
  }
  const { profile, dtype, licences = [] } = options;
  const { widths } = plan;
  await writeModelRecord(staging, {
    profile,
    dtype,
    widths,
    networks,
    sources: sourceRecords,
    licences,
  });
}

/** The source files as the record names them: by their place in the folder, if they are in it. */
async function measure({ from, files, hashes }: FillOptions) {
  return Promise.all(
    files.map(async ({ path }) => {
      const place = relative(from, path);
      const file = place.startsWith('..') ? basename(path) : place.replaceAll('\\', '/');
      return { file, path, bytes: (await stat(path)).size, sha256: hashes?.get(path) };
    }),
  );
}

/** Counts the bytes of all steps towards one total. */
function createWatch(totalBytes: number, { onProgress, signal }: ImportOptions) {
  let doneBytes = 0;
  return (file: string) => ({
    signal,
    onBytes(count: number) {
      // The headers of files are not in the total.
      doneBytes = Math.min(doneBytes + count, totalBytes);
      onProgress?.({ file, doneBytes, totalBytes });
    },
  });
}
