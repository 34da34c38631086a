import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { RgbImage } from '../../../engine/core/image.ts';
import { BenchError } from '../bench-error.ts';
import type { Clip } from './clip.ts';

const PICTURE = /\.(png|jpe?g|webp)$/i;

interface FrameFolder {
  readonly name: string;
  readonly folder: string;
  /** Frames a second that the pictures were taken at. */
  readonly fps: number;
}

/** A folder of numbered pictures, in the order of their names, as a clip. */
export function frameFolderClip({ name, folder, fps: takenAt }: FrameFolder): Clip {
  return {
    name,
    async *frames({ fps, maxSeconds, longSide }) {
      const files = await picturesIn(folder);
      if (files.length === 0) throw new BenchError(`There are no pictures in ${folder}.`);
      const step = Math.max(1, takenAt / fps);
      const count = Math.min(Math.ceil(files.length / step), Math.round(maxSeconds * fps));
      for (let i = 0; i < count; i++) {
        const file = files[Math.floor(i * step)];
        if (file !== undefined) yield await readPicture(join(folder, file), longSide);
      }
    },
  };
}

/** Names of the pictures in a folder, 2 before 10. */
export async function picturesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => PICTURE.test(name));
  return names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** A picture scaled down to a longer side of so many pixels. */
export async function readPicture(path: string, longSide: number): Promise<RgbImage> {
  const { data, info } = await sharp(path)
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}
