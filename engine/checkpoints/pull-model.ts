import { mkdir, rm } from 'node:fs/promises';
import type { CatalogueEntry } from './catalogue.ts';
import { checkDiskSpace } from './disk-space.ts';
import { downloadFiles, type FetchOptions, missingBytes } from './download/download-files.ts';
import { importModel } from './import-model.ts';
import { ModelError } from './model-error.ts';
import { downloadsOf, modelPath } from './model-home.ts';
import type { ModelRecord } from './model-record.ts';
import { exists } from './path-facts.ts';

export interface PullOptions extends FetchOptions {
  readonly home: string;
  readonly dtype: ModelRecord['dtype'];
  onProgress?(progress: PullProgress): void;
}

export interface PullProgress {
  readonly stage: 'download' | 'import';
  /** Name of the file that is fetched, read or written now. */
  readonly file: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/**
 * Fetches the public files of a model and imports them. What has come stays in a hidden folder of
 * the home until the import is done, so that a pull that was cut off goes on.
 * @throws DownloadError, ModelError, UnfitCheckpoint, CheckpointError; the signal's reason when cancelled
 */
export async function pullModel(entry: CatalogueEntry, options: PullOptions): Promise<void> {
  const to = modelPath(options.home, entry.name);
  if (await exists(to)) throw new ModelError('model-exists', { folder: to, name: entry.name });
  const from = downloadsOf(options.home, entry.name);
  await mkdir(from, { recursive: true });
  // What is still to come, and what the import makes of it.
  const neededBytes = (await missingBytes(entry.files, from)) + entry.diskBytes[options.dtype];
  await checkDiskSpace(options.home, neededBytes);
  const hashes = await downloadFiles(entry.files, from, {
    ...options,
    onProgress: (progress) => options.onProgress?.({ stage: 'download', ...progress }),
  });
  await importModel({
    from,
    to,
    hashes,
    profile: entry.name,
    dtype: options.dtype,
    licences: entry.licences.map(({ name, url }) => ({ name, url })),
    onProgress: (progress) => options.onProgress?.({ stage: 'import', ...progress }),
    ...(options.signal && { signal: options.signal }),
  });
  await rm(from, { recursive: true, force: true });
}
