import { InputFile } from 'grammy';
import { kindOf } from '../../queue/media-key.ts';
import type { MediaKey, MediaStore } from '../../queue/media-store.ts';
import { QueueError } from '../../queue/queue-error.ts';

interface Source {
  readonly media: MediaStore;
}

/**
 * A clip to send. In memory, for it may take several tries: at most 50 MB, and few at once.
 * @throws QueueError `media-missing`
 */
export function clipUpload(key: MediaKey, source: Source): Promise<InputFile> {
  return uploadOf(key, 'dance.mp4', source);
}

/** A preview to send; null when it is gone: the next one takes its place at any moment. */
export async function previewUpload(
  key: MediaKey | null,
  source: Source,
): Promise<InputFile | null> {
  if (key === null) return null;
  const name = kindOf(key) === 'clip' ? 'preview.mp4' : 'frame.jpg';
  return uploadOf(key, name, source).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
}

export function isMissing(error: unknown): boolean {
  return error instanceof QueueError && error.code === 'media-missing';
}

async function uploadOf(key: MediaKey, name: string, { media }: Source): Promise<InputFile> {
  const { chunks } = await media.open(key);
  return new InputFile(Buffer.concat(await Array.fromAsync(chunks)), name);
}
