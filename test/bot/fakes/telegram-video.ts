import type { Call } from './telegram-form.ts';
import { ApiError, type World } from './telegram-world.ts';

const MAX_BYTES = 50 * 1024 * 1024;

/** A video as Telegram tells of it, its bytes kept under its file id. */
export function readVideo(
  world: World,
  params: Readonly<Record<string, unknown>>,
  { files }: Call,
): object {
  const name = String(params.video).replace('attach://', '');
  const file = files.get(name);
  if (!file) throw new ApiError(400, 'Bad Request: wrong file identifier/HTTP URL specified');
  if (file.bytes.length > MAX_BYTES) throw new ApiError(413, 'Request Entity Too Large');
  if (file.bytes.length === 0) throw new ApiError(400, 'Bad Request: file must be non-empty');
  const fileId = `video-${world.nextId++}`;
  world.files.set(fileId, file.bytes);
  return {
    file_id: fileId,
    file_unique_id: `u${fileId}`,
    // Without them people see a square.
    width: params.width ?? 320,
    height: params.height ?? 320,
    duration: params.duration ?? 0,
    file_name: file.name,
    file_size: file.bytes.length,
  };
}
