import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { BODY_COUNT, type BodyLandmarks } from '../../../engine/core/landmarks.ts';
import { BenchError } from '../bench-error.ts';
import type { Clip, FrameOptions } from './clip.ts';
import { entriesOf } from './clip-folder.ts';
import { picturesIn, readPicture } from './frame-folder.ts';

/**
 * Rendered people in the project's dances, as training/write_danced.py writes them: a folder each with the photo and the
 * true frames, numbered, and `poses.json`, the joints of each picture as the engine turns them.
 * @throws BenchError when there are none
 */
export async function dancedClips(folder: string): Promise<Clip[]> {
  const folders = (await entriesOf(folder)).filter((entry) => entry.isDirectory());
  if (folders.length === 0)
    throw new BenchError(`Nobody dances in ${folder}: it is to have a folder a person.`);
  return folders.map(({ name }) => dancedClip(name, join(folder, name)));
}

function dancedClip(name: string, folder: string): Clip {
  return {
    name,
    async *frames({ longSide }) {
      for (const file of await picturesIn(folder)) yield readPicture(join(folder, file), longSide);
    },
    poses: (options) => readPoses(folder, options),
  };
}

/** In pixels of the pictures as they are read. */
async function readPoses(folder: string, { longSide }: FrameOptions): Promise<BodyLandmarks[]> {
  const path = join(folder, 'poses.json');
  const [file] = await picturesIn(folder);
  if (file === undefined) throw new BenchError(`There are no pictures in ${folder}.`);
  const { width, height } = await sharp(join(folder, file)).metadata();
  const scale = Math.min(1, longSide / Math.max(width, height));
  return (await parsePoses(path)).map((pose) =>
    Float32Array.from(pose, (value, i) => (i % 4 === 3 ? value : value * scale)),
  );
}

async function parsePoses(path: string): Promise<readonly (readonly number[])[]> {
  try {
    const poses: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (Array.isArray(poses) && poses.every(isPose)) return poses;
  } catch (cause) {
    throw new BenchError(`${path} cannot be read. Write it by training/write_danced.py.`, {
      cause,
    });
  }
  throw new BenchError(`${path} holds no poses. Write it by training/write_danced.py.`);
}

function isPose(value: unknown): value is readonly number[] {
  const isLong = Array.isArray(value) && value.length === BODY_COUNT * 4;
  return isLong && value.every((number) => Number.isFinite(number));
}
