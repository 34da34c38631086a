import type { JobQueue } from '../job-queue.ts';
import type { MediaKey, MediaStore } from '../media-store.ts';
import { QueueError } from '../queue-error.ts';

/**
 * Puts a failed or cancelled job back into the line, if its pictures are still there.
 * @throws QueueError `job-unknown`, `job-not-failed`, `media-missing`
 */
export async function retryJob(id: string, queue: JobQueue, media: MediaStore): Promise<void> {
  const job = await queue.get(id);
  if (job === null) throw new QueueError('job-unknown');
  if (job.state !== 'failed' && job.state !== 'cancelled')
    throw new QueueError('job-not-failed', { state: job.state });
  for (const key of [job.payload.photo, job.payload.driver])
    if (key !== null) await checkThere(key, media);
  await queue.retry(id);
}

async function checkThere(key: MediaKey, media: MediaStore): Promise<void> {
  const { chunks } = await media.open(key);
  for await (const _ of chunks) break;
}
