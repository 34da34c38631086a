import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { broken, configured, well } from '../check.ts';

/** Below this a photo, its clip and the database may not fit any more. */
const LEAST_BYTES = 500e6;
const COMFORTABLE_BYTES = 5e9;

/** Where jobs, pictures and work under way lie. */
export const dataFolderCheck = configured('data folder', async ({ stores }) => {
  const folder = resolve(stores.dataFolder);
  try {
    await mkdir(folder, { recursive: true });
    await writeSomething(folder);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return broken(
      `${folder} cannot be written (${code})`,
      'Give the user of the bot the right to write there, or set DATA_DIR to another folder.',
    );
  }
  return judgeSpace(folder, await freeBytes(folder));
});

export function judgeSpace(folder: string, bytes: number) {
  const says = `${folder} is writable, ${(bytes / 1e9).toFixed(1)} GB free`;
  const mend = 'Free some space, or set DATA_DIR to a larger disk.';
  if (bytes < LEAST_BYTES) return broken(says, mend);
  return well(says, bytes < COMFORTABLE_BYTES ? mend : null);
}

async function writeSomething(folder: string): Promise<void> {
  const own = await mkdtemp(join(folder, '.doctor-'));
  try {
    await writeFile(join(own, 'file'), 'something');
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
