import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Deletes the files of `folder` whose names fit and that nobody wrote to for so long; returns how many. */
export async function removeOldFiles(
  folder: string,
  fits: (name: string) => boolean,
  olderThanMs: number,
): Promise<number> {
  let removed = 0;
  for (const name of (await readdir(folder)).filter(fits)) {
    const path = join(folder, name);
    const entry = await stat(path).catch(() => null);
    if (entry === null || Date.now() - entry.mtimeMs < olderThanMs) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}
