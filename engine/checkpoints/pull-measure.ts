import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkDiskSpace } from './disk-space.ts';
import {
  downloadFiles,
  type FetchOptions,
  type FetchProgress,
  missingBytes,
} from './download/download-files.ts';
import { type MeasureEntry, measurePath } from './measures.ts';
import { ModelError } from './model-error.ts';
import { downloadsOf } from './model-home.ts';
import { exists } from './path-facts.ts';

export interface PullMeasureOptions extends FetchOptions {
  readonly home: string;
  onProgress?(progress: FetchProgress): void;
}

/**
 * Fetches the public files of a measure, which are read as they are: nothing is imported. The folder
 * has its name only once all have come; a pull that was cut off goes on.
 * @throws DownloadError, ModelError; the signal's reason when cancelled
 */
export async function pullMeasure(
  { name, files }: MeasureEntry,
  options: PullMeasureOptions,
): Promise<void> {
  const { home } = options;
  const to = measurePath(home, name);
  if (await exists(to)) throw new ModelError('model-exists', { folder: to, name });
  const from = downloadsOf(home, name);
  await mkdir(from, { recursive: true });
  await checkDiskSpace(home, await missingBytes(files, from));
  await downloadFiles(files, from, options);
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}
