import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BenchError } from '../bench-error.ts';
import type { Clip } from './clip.ts';
import { entriesOf } from './clip-folder.ts';
import { frameFolderClip } from './frame-folder.ts';

const FPS = 30;
const TEST_SPLIT = { first: 335, last: 340 };

/**
 * The TikTok dataset (Jafarian and Park 2021) as it is unpacked: `00001/images/0001.png`, 30 frames
 * a second, beside masks and densepose, which are not read. Its test split is 00335 to 00340, as the
 * authors of DisCo name it; the ten further videos of their tables were never published.
 * @param every all clips rather than the test split
 * @throws BenchError when there is no such clip
 */
export async function tiktokClips(folder: string, every: boolean): Promise<Clip[]> {
  const clips = (await entriesOf(folder))
    .filter((entry) => entry.isDirectory() && (every || isTested(entry.name)))
    .map(({ name }) => ({ name, folder: join(folder, name, 'images'), fps: FPS }))
    .filter((clip) => existsSync(clip.folder));
  if (clips.length === 0) {
    const wanted = every ? '00001/images' : '00335/images to 00340/images';
    throw new BenchError(`${folder} has no folder ${wanted}, as the TikTok dataset does.`);
  }
  return clips.map(frameFolderClip);
}

function isTested(name: string): boolean {
  const id = Number(name);
  return /^\d+$/.test(name) && id >= TEST_SPLIT.first && id <= TEST_SPLIT.last;
}
