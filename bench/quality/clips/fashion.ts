import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BenchError } from '../bench-error.ts';
import type { Clip } from './clip.ts';
import { entriesOf } from './clip-folder.ts';
import { videoClip } from './video-clip.ts';

const LIST = 'fashion_test.txt';

/**
 * The UBC Fashion dataset (Zablotskaia et al. 2019), its test split, in either layout: `test/*.mp4`
 * as the dataset's own download script (data_crowler.py) leaves it; or all of them in `videos/`,
 * with the list `fashion_test.txt` of their addresses, as iPERCore lays it out. Of the latter, only
 * videos that are there.
 * @param every with the training split, or all of `videos/`
 * @throws BenchError when the folder has neither
 */
export async function fashionClips(folder: string, every: boolean): Promise<Clip[]> {
  const names = new Set((await entriesOf(folder)).map(({ name }) => name));
  const splits = every ? ['test', 'train'] : ['test'];
  const folders = splits.filter((name) => names.has(name)).map((name) => join(folder, name));
  if (folders.length > 0) return found(folder, (await Promise.all(folders.map(videosIn))).flat());
  if (!names.has('videos')) return found(folder, []);
  const videos = await videosIn(join(folder, 'videos'));
  if (every) return found(folder, videos);
  if (!names.has(LIST))
    throw new BenchError(`${folder} lacks ${LIST}, which names the test split.`);
  const tested = await listedNames(join(folder, LIST));
  return found(
    folder,
    videos.filter((path) => tested.has(basename(path))),
  );
}

function found(folder: string, paths: readonly string[]): Clip[] {
  if (paths.length === 0) {
    throw new BenchError(`${folder} has neither test/*.mp4 nor videos/*.mp4, as UBC Fashion does.`);
  }
  return paths.map(videoClip);
}

async function videosIn(folder: string): Promise<string[]> {
  const videos = (await entriesOf(folder)).filter(({ name }) => name.endsWith('.mp4'));
  return videos.map(({ name }) => join(folder, name));
}

/** The last part of each address in the list. */
async function listedNames(path: string): Promise<ReadonlySet<string>> {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/);
  return new Set(lines.filter((line) => line.trim() !== '').map((line) => basename(line.trim())));
}
