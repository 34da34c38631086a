import type { Job } from '../queue/job.ts';
import type { MediaKey } from '../queue/media-store.ts';
import { QueueError } from '../queue/queue-error.ts';
import type { Ctx } from './context.ts';
import { copyPhoto, takePhoto } from './photo-intake.ts';
import { Refusal } from './refusal.ts';

/**
 * The photo of a job once more. It is deleted when the job is done, so the platform's own message
 * is asked for it first.
 * @throws Refusal when it must be sent again
 */
export async function jobPhoto(job: Job, ctx: Ctx): Promise<MediaKey> {
  if (ctx.ask.kind === 'action' && ctx.ask.photo) return (await takePhoto(ctx.ask.photo, ctx)).key;
  try {
    return await copyPhoto(job.payload.photo, ctx);
  } catch (error) {
    if (error instanceof QueueError && error.code === 'media-missing')
      throw new Refusal('refused-photo-gone', undefined, { cause: error });
    throw error;
  }
}
