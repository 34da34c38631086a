import type { Call } from './telegram-form.ts';
import { readThumbnail, uploaded } from './telegram-picture.ts';
import { ApiError, type World } from './telegram-world.ts';

const MAX_BYTES = 50 * 1024 * 1024;

type Told = Readonly<Record<string, unknown>>;

/** A video as Telegram tells of it, its bytes kept under its file id. */
export async function readVideo(
  world: World,
  { video, thumbnail, width, height, duration }: Told,
  call: Call,
): Promise<object> {
  const bytes = uploaded(video, call);
  if (bytes.length > MAX_BYTES) throw new ApiError(413, 'Request Entity Too Large');
  const fileId = `video-${world.nextId++}`;
  world.files.set(fileId, bytes);
  return {
    file_id: fileId,
    file_unique_id: `u${fileId}`,
    // Without them people see a square.
    width: width ?? 320,
    height: height ?? 320,
    duration: duration ?? 0,
    ...(thumbnail ? { thumbnail: await readThumbnail(world, thumbnail, call) } : {}),
    file_size: bytes.length,
  };
}
