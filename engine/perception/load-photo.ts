import { type FileHandle, open } from 'node:fs/promises';
import decodeHeic from 'heic-decode';
import sharp, { type Sharp } from 'sharp';
import type { RgbImage } from '../core/image.ts';
import type { PhotoNote } from '../core/person.ts';
import { UserError } from '../core/user-error.ts';
import { type ReadableFormat, sniffPictureFormat } from './picture-format.ts';

interface LoadPhotoOptions {
  readonly signal?: AbortSignal;
}

export interface LoadedPhoto {
  readonly photo: RgbImage;
  readonly notes: PhotoNote[];
}

const MAX_BYTES = 30e6;
const MAX_PIXELS = 40e6;
const MIN_SIDE = 64;
/** Longest side of what the engine works on; larger photos are scaled down. */
const WORKING_SIDE = 1280;
const DECODE_SECONDS = 15;

/**
 * Reads a photo from a file that may be anything: upright, sRGB, 8 bits, on white where it was
 * transparent, at most 1280 px a side.
 * @throws UserError `photo-…` for whatever is wrong with the file
 */
export async function loadPhoto(
  path: string,
  { signal }: LoadPhotoOptions = {},
): Promise<LoadedPhoto> {
  const bytes = await readBounded(path);
  const format = readableFormat(bytes);
  signal?.throwIfAborted();
  try {
    const { picture, notes } = format === 'heic' ? await openHeic(bytes) : await openPicture(bytes);
    signal?.throwIfAborted();
    return { photo: await toWorkingImage(picture), notes };
  } catch (error) {
    if (error instanceof UserError || signal?.aborted) throw error;
    throw new UserError('photo-broken', {}, { cause: error });
  }
}

async function readBounded(path: string): Promise<Uint8Array> {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new UserError('photo-not-a-picture');
    if (stats.size === 0) throw new UserError('photo-empty');
    if (stats.size > MAX_BYTES) {
      const megabytes = Math.ceil(stats.size / 1e6);
      throw new UserError('photo-too-large', { megabytes, limit: MAX_BYTES / 1e6 });
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new UserError('photo-missing', { path }, { cause: error });
  }
}

function readableFormat(bytes: Uint8Array): ReadableFormat {
  const found = sniffPictureFormat(bytes);
  if (found.kind === 'readable') return found.format;
  if (found.kind === 'not-a-picture') throw new UserError('photo-not-a-picture');
  throw new UserError('photo-unsupported-format', { format: found.name });
}

interface OpenedPicture {
  readonly picture: Sharp;
  readonly notes: PhotoNote[];
}

/** Looks at the header only, so that a bomb of pixels costs nothing. */
async function openPicture(bytes: Uint8Array): Promise<OpenedPicture> {
  const header = await sharp(bytes, { limitInputPixels: false }).metadata();
  checkSize(header.width, header.height);
  const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', pages: 1 });
  const notes: PhotoNote[] = (header.pages ?? 1) > 1 ? ['animated-first-frame'] : [];
  return { picture: picture.autoOrient(), notes };
}

/** libvips as packaged has no HEVC; libheif (WebAssembly) has, and turns the picture upright. */
async function openHeic(bytes: Uint8Array): Promise<OpenedPicture> {
  const pictures = await decodeHeic.all({ buffer: bytes });
  try {
    const [first] = pictures;
    if (!first) throw new UserError('photo-broken');
    checkSize(first.width, first.height);
    const { width, height, data } = await first.decode();
    const raw = { width, height, channels: 4 } as const;
    return { picture: sharp(new Uint8Array(data), { raw }), notes: [] };
  } finally {
    pictures.dispose();
  }
}

function checkSize(width: number, height: number): void {
  if (width * height > MAX_PIXELS) {
    const megapixels = Math.ceil((width * height) / 1e6);
    throw new UserError('photo-too-many-pixels', { megapixels, limit: MAX_PIXELS / 1e6 });
  }
  if (Math.min(width, height) < MIN_SIDE) {
    throw new UserError('photo-too-small', { width, height, limit: MIN_SIDE });
  }
}

async function toWorkingImage(picture: Sharp): Promise<RgbImage> {
  const { data, info } = await picture
    .resize({ width: WORKING_SIDE, height: WORKING_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: DECODE_SECONDS })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`expected 3 channels, got ${info.channels}`);
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}
