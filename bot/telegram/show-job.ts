import { GrammyError } from 'grammy';
import type { Reply } from '../../commands/reply.ts';
import type { Job } from '../../queue/job.ts';
import type { MediaKey } from '../../queue/media-store.ts';
import { addressOf } from './address.ts';
import { chatTurns } from './chat-turns.ts';
import { editStatus, topicOf } from './status-message.ts';
import type { TelegramTools } from './telegram-tools.ts';

/** Shows how jobs go, in words and with the newest preview, no oftener than Telegram bears it in a chat. */
export function jobShower({ hastyApi: api, commands, media, log }: TelegramTools) {
  const turns = chatTurns();
  /** The preview that a job's message has. */
  const previews = new Map<string, MediaKey>();
  return {
    mayShow(job: Job): boolean {
      const address = addressOf(job);
      return address === null || turns.take(address.chat);
    },
    async show(job: Job, reply: Reply): Promise<void> {
      const address = addressOf(job);
      if (address === null) return;
      // What is there already is not sent again.
      const before = previews.get(job.id);
      const news = reply.preview === before ? { ...reply, preview: null } : reply;
      const look = { pictured: before !== undefined };
      try {
        await editStatus(address, news, { api, commands, media }, look);
        if (reply.preview) previews.set(job.id, reply.preview);
        if (job.state === 'rendering')
          await api.sendChatAction(address.chat, 'record_video', topicOf(address));
      } catch (err) {
        const seconds = err instanceof GrammyError ? err.parameters.retry_after : undefined;
        if (seconds !== undefined) turns.rest(address.chat, seconds * 1000);
        else log.debug({ err }, 'progress could not be shown');
      }
    },
    /** The job has ended. */
    forget: (jobId: string) => previews.delete(jobId),
  };
}
