import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CatalogueFile } from '../catalogue.ts';
import { hashFile } from '../hash-file.ts';
import { sizeOf } from '../path-facts.ts';
import { downloadFile } from './download-file.ts';
import type { Patience } from './download-options.ts';

export interface FetchOptions {
  /** Base address of Hugging Face, or of a mirror. */
  readonly endpoint: string;
  /** For the endpoint alone. */
  readonly token?: string | undefined;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
}

export interface FetchProgress {
  /** Name of the file that is fetched now. */
  readonly file: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/**
 * Fetches files into a folder; those that are there are kept. Answers the paths, each with its hash.
 * @throws DownloadError; the signal's reason when cancelled
 */
export async function downloadFiles(
  files: readonly CatalogueFile[],
  folder: string,
  options: FetchOptions & { onProgress?(progress: FetchProgress): void },
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const file of files) {
    const to = join(folder, file.to);
    const report = (done: number) => {
      const doneBytes = Math.min(before + done, totalBytes);
      options.onProgress?.({ file: file.to, doneBytes, totalBytes });
    };
    hashes.set(to, await download(file, to, { ...options, report }));
    before += file.bytes;
    report(0);
  }
  return hashes;
}

/** What of the files is still to come. */
export async function missingBytes(
  files: readonly CatalogueFile[],
  folder: string,
): Promise<number> {
  const missing = await Promise.all(
    files.map(async ({ to, bytes }) => {
      const path = join(folder, to);
      return Math.max(0, bytes - (await sizeOf(path)) - (await sizeOf(`${path}.part`)));
    }),
  );
  return missing.reduce((sum, bytes) => sum + bytes, 0);
}

async function download(
  file: CatalogueFile,
  to: string,
  { patience, signal, report, ...options }: FetchOptions & { report(done: number): void },
): Promise<string> {
  // It got its name only after it was checked, in an earlier run.
  if ((await sizeOf(to)) > 0) return hashFile(to, { signal });
  await mkdir(dirname(to), { recursive: true });
  const { bytes, sha256 } = file;
  const place = addressOf(file, options);
  return downloadFile({ ...place, to, bytes, sha256, patience, signal, onProgress: report });
}

function addressOf(
  file: CatalogueFile,
  { endpoint, token }: Pick<FetchOptions, 'endpoint' | 'token'>,
): { readonly url: string; readonly token?: string | undefined } {
  if ('url' in file) return { url: file.url };
  const { repo, revision = 'main', path } = file;
  return { url: `${endpoint.replace(/\/+$/, '')}/${repo}/resolve/${revision}/${path}`, token };
}
