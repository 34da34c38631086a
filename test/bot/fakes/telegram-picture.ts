import sharp from 'sharp';
import type { Call } from './telegram-form.ts';
import { ApiError, type World } from './telegram-world.ts';

const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const MAX_THUMBNAIL_BYTES = 200_000;
const MAX_THUMBNAIL_SIDE = 320;

/** An uploaded picture as a `PhotoSize`, its bytes kept under its file id. */
export async function readPicture(world: World, reference: unknown, call: Call) {
  const bytes = uploaded(reference, call);
  if (bytes.length > MAX_PHOTO_BYTES) throw new ApiError(413, 'Request Entity Too Large');
  return sizeOf(world, bytes);
}

/**
 * The same of a picture that stands for a video until it plays.
 * @throws Error when Telegram would pass it over in silence
 */
export async function readThumbnail(world: World, reference: unknown, call: Call) {
  const bytes = uploaded(reference, call);
  const { format } = await sharp(bytes).metadata();
  const size = await sizeOf(world, bytes);
  const isFine =
    format === 'jpeg' &&
    bytes.length < MAX_THUMBNAIL_BYTES &&
    Math.max(size.width, size.height) <= MAX_THUMBNAIL_SIDE;
  if (!isFine) throw new Error(`no thumbnail: ${format}, ${JSON.stringify(size)}`);
  return size;
}

/** The bytes of a part of the form. */
export function uploaded(reference: unknown, { files }: Call): Buffer {
  const file = files.get(String(reference).replace('attach://', ''));
  if (!file) throw new ApiError(400, 'Bad Request: wrong file identifier/HTTP URL specified');
  if (file.bytes.length === 0) throw new ApiError(400, 'Bad Request: file must be non-empty');
  return file.bytes;
}

async function sizeOf(world: World, bytes: Buffer) {
  const { width, height } = await sharp(bytes).metadata();
  const fileId = `picture-${world.nextId++}`;
  world.files.set(fileId, bytes);
  const names = { file_id: fileId, file_unique_id: `u${fileId}` };
  return { ...names, file_size: bytes.length, width, height };
}
