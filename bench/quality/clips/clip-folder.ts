import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BenchError } from '../bench-error.ts';
import type { Clip } from './clip.ts';
import { frameFolderClip, picturesIn } from './frame-folder.ts';
import { videoClip } from './video-clip.ts';

const VIDEO = /\.(mp4|mov|webm|mkv|avi)$/i;
const FPS_OF_PICTURES = 30;

/**
 * The clips of a folder by name: each video file in it, and each folder of pictures, taken as
 * 30 a second.
 * @throws BenchError when it is missing or has neither
 */
export async function clipFolder(folder: string): Promise<Clip[]> {
  const clips: Clip[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && (await picturesIn(path)).length > 0) {
      clips.push(frameFolderClip({ name: entry.name, folder: path, fps: FPS_OF_PICTURES }));
    } else if (!entry.isDirectory() && VIDEO.test(entry.name)) clips.push(videoClip(path));
  }
  if (clips.length === 0)
    throw new BenchError(`There is neither a video nor a folder of pictures in ${folder}.`);
  return clips;
}

/**
 * What is in a folder, by name, 2 before 10.
 * @throws BenchError when there is no such folder
 */
export async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  } catch (cause) {
    throw new BenchError(`There is no folder ${folder}. Check the path.`, { cause });
  }
}
