import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CatalogueEntry, CatalogueFile } from './catalogue.ts';
import { checkDiskSpace } from './disk-space.ts';
import { downloadFile } from './download/download-file.ts';
import type { Patience } from './download/download-options.ts';
import { hashFile } from './hash-file.ts';
import { importModel } from './import-model.ts';
import { ModelError } from './model-error.ts';
import { modelPath } from './model-home.ts';
import type { ModelRecord } from './model-record.ts';
import { exists, sizeOf } from './path-facts.ts';

export interface PullOptions {
  readonly home: string;
  /** Base address of Hugging Face, or of a mirror. */
  readonly endpoint: string;
  readonly token?: string | undefined;
  readonly dtype: ModelRecord['dtype'];
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
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
  await checkDiskSpace(options.home, await neededBytes(entry, from, options.dtype));
  const hashes = await downloadAll(entry.files, from, options);
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

/** Where the files of a pull lie that is not done. */
export function downloadsOf(home: string, name: string): string {
  return join(home, '.downloads', name);
}

/** Paths of the files, each with its hash. */
async function downloadAll(
  files: readonly CatalogueFile[],
  folder: string,
  options: PullOptions,
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const file of files) {
    const to = join(folder, file.to);
    const report = (done: number) =>
      options.onProgress?.({
        stage: 'download',
        file: file.to,
        doneBytes: Math.min(before + done, totalBytes),
        totalBytes,
      });
    hashes.set(to, await download(file, to, { ...options, report }));
    before += file.bytes;
    report(0);
  }
  return hashes;
}

async function download(
  { repo, path, bytes, sha256 }: CatalogueFile,
  to: string,
  { endpoint, token, patience, signal, report }: PullOptions & { report(done: number): void },
): Promise<string> {
  // It got its name only after it was checked, in an earlier run.
  if ((await sizeOf(to)) > 0) return hashFile(to, { signal });
  await mkdir(dirname(to), { recursive: true });
  const url = `${endpoint.replace(/\/+$/, '')}/${repo}/resolve/main/${path}`;
  return downloadFile({ url, to, bytes, sha256, token, patience, signal, onProgress: report });
}

/** What is still to come, and what the import makes of it. */
async function neededBytes(
  { files, diskBytes }: CatalogueEntry,
  folder: string,
  dtype: ModelRecord['dtype'],
): Promise<number> {
  const missing = await Promise.all(
    files.map(async ({ to, bytes }) => {
      const path = join(folder, to);
      return Math.max(0, bytes - (await sizeOf(path)) - (await sizeOf(`${path}.part`)));
    }),
  );
  return missing.reduce((sum, bytes) => sum + bytes, 0) + diskBytes[dtype];
}
