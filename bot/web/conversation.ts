import type { Job } from '../../queue/job.ts';
import type { MediaStore } from '../../queue/media-store.ts';
import { QueueError } from '../../queue/queue-error.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { type WrittenReply, writeReply } from './write-reply.ts';

/** So many of a visitor's last jobs are shown again when the page is opened. */
const MAX_SHOWN = 30;

/** What the visitor's jobs say now, oldest first; those whose clip was deleted say nothing. */
export async function readConversation(
  userId: string,
  { queue, media, commands }: SurfaceDeps,
): Promise<WrittenReply[]> {
  const jobs = await Array.fromAsync(queue.jobs({ userId, limit: MAX_SHOWN }));
  const describe = async (job: Job) =>
    (await hasLostItsClip(job, media))
      ? []
      : [writeReply(await commands.describe(job, await queue.place(job.id)), commands)];
  return (await Promise.all(jobs.reverse().map(describe))).flat();
}

async function hasLostItsClip({ result }: Job, media: MediaStore): Promise<boolean> {
  if (result === null) return false;
  try {
    const { chunks } = await media.open(result.clip);
    await chunks[Symbol.asyncIterator]().return?.();
    return false;
  } catch (error) {
    if (error instanceof QueueError && error.code === 'media-missing') return true;
    throw error;
  }
}
