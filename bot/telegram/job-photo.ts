import type { Photo } from '../../commands/ask.ts';
import type { Job } from '../../queue/job.ts';
import { addressOf } from './address.ts';
import { fetchedFrom } from './telegram-photo.ts';
import type { TelegramTools } from './telegram-tools.ts';

/** A photo that Telegram still has, for another dance of it. */
export interface JobPhoto {
  readonly photo: Photo;
  readonly fileId: string;
}

/** The photo of a job, where it is the asker's own. */
export function jobPhoto(
  job: Job | null,
  userId: string,
  { files }: Pick<TelegramTools, 'files'>,
): JobPhoto | null {
  const fileId = job?.userId === userId ? (addressOf(job)?.photo ?? null) : null;
  if (fileId === null) return null;
  return { photo: fetchedFrom(files, { fileId, bytes: null, ofAlbum: false }), fileId };
}
