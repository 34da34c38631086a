import { GrammyError } from 'grammy';
import type { Reply } from '../../commands/reply.ts';
import type { Job } from '../../queue/job.ts';
import { addressOf } from './address.ts';
import { editStatus } from './status-message.ts';
import type { TelegramTools } from './telegram-tools.ts';

/** Telegram takes 20 messages and edits a minute in a group; some are left for what is asked. */
const GROUP_EDITS = 12;
const WINDOW_MS = 60_000;

/** Shows how jobs go, as often as Telegram bears it in that chat: what is left out was news of a moment. */
export function jobShower({ hastyApi, commands, log }: TelegramTools) {
  const edits = new Map<number, number[]>();
  return async (job: Job, reply: Reply): Promise<void> => {
    const address = addressOf(job);
    if (address === null || !mayEdit(address.chat)) return;
    try {
      await editStatus(address, reply, { api: hastyApi, commands });
      if (job.state === 'rendering')
        await hastyApi.sendChatAction(address.chat, 'record_video', topicOf(address));
    } catch (err) {
      if (err instanceof GrammyError) rest(address.chat, err.parameters.retry_after ?? 0);
      else log.debug({ err }, 'progress could not be shown');
    }
  };

  function mayEdit(chat: number): boolean {
    const now = performance.now();
    const recent = (edits.get(chat) ?? []).filter((time) => time > now - WINDOW_MS);
    if (chat < 0 && recent.length >= GROUP_EDITS) return false;
    if (recent.some((time) => time > now)) return false;
    if (edits.size > 10_000) edits.clear();
    edits.set(chat, [...recent, now]);
    return true;
  }

  function rest(chat: number, seconds: number): void {
    edits.set(chat, [performance.now() + seconds * 1000]);
  }
}

export function topicOf({ thread }: { readonly thread: number | null }) {
  return thread === null ? {} : { message_thread_id: thread };
}
