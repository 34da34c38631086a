import type { Reply } from '../../commands/reply.ts';
import type { Job } from '../../queue/job.ts';
import type { MediaKey } from '../../queue/media-store.ts';
import { botIsThere, readAddress, tokenLives } from './address.ts';
import { troubleOf } from './api-trouble.ts';
import type { DeliverDeps } from './deliver.ts';
import type { Outgoing } from './discord-api.ts';
import { withPreview } from './media-files.ts';

/** Changes the messages of open jobs. */
export function showJobs(deps: DeliverDeps) {
  /** The preview that a job's message has; null: the message cannot be changed any more. */
  const shown = new Map<string, MediaKey | null>();
  return {
    forget: (jobId: string) => shown.delete(jobId),
    async show(job: Job, reply: Reply): Promise<void> {
      const before = shown.get(job.id);
      if (before === null) return;
      // What is there already is not sent again.
      const news = reply.preview === before ? { ...reply, preview: null } : reply;
      try {
        const done = await change(job, await withPreview(news, deps));
        if (done && reply.preview) shown.set(job.id, reply.preview);
      } catch (error) {
        if (troubleOf(error) === null) throw error;
        shown.set(job.id, null);
      }
    },
  };

  async function change(job: Job, outgoing: Outgoing): Promise<boolean> {
    const address = readAddress(job.replyTo.address);
    if (!address) return false;
    const { channelId, messageId } = address;
    if (tokenLives(address, deps.now())) await deps.api.editOriginal(address, outgoing);
    else if (channelId !== null && messageId !== null && botIsThere(address))
      await deps.api.edit(channelId, messageId, outgoing);
    else return false;
    return true;
  }
}
