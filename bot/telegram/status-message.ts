import type { Reply } from '../../commands/reply.ts';
import type { Address } from './address.ts';
import { isGone, isRefused, isUnchanged } from './telegram-error.ts';
import type { TelegramTools } from './telegram-tools.ts';
import { keyboardOf, wordsOf } from './write-reply.ts';

/** Said at once, before the photo has been looked at; it becomes the answer. */
const AT_ONCE = '⏳';

/** The bot's message about an ask; null where nobody can be told anything. */
export async function postStatus(
  { chat, thread, ask }: Omit<Address, 'status'>,
  { api }: TelegramTools,
): Promise<number | null> {
  try {
    const message = await api.sendMessage(chat, AT_ONCE, placeOf({ thread, ask }));
    return message.message_id;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** Turns the bot's message into this reply. False when the message is there no more. */
export async function editStatus(
  { chat, status }: Pick<Address, 'chat' | 'status'>,
  reply: Reply,
  { api, commands }: Pick<TelegramTools, 'api' | 'commands'>,
  page = 0,
): Promise<boolean> {
  try {
    const markup = { reply_markup: keyboardOf(reply, commands, page) };
    await api.editMessageText(chat, status, wordsOf(reply, commands), markup);
    return true;
  } catch (error) {
    if (isUnchanged(error)) return true;
    if (isRefused(error)) return false;
    throw error;
  }
}

/** A message that cannot be taken away stays. */
export async function removeMessage(chat: number, id: number, { api }: Pick<TelegramTools, 'api'>) {
  await api.deleteMessage(chat, id).catch((error: unknown) => {
    if (!isRefused(error)) throw error;
  });
}

/** As an answer to the asker's message, in its topic. */
export function placeOf({ thread, ask }: Pick<Address, 'thread' | 'ask'>) {
  return {
    reply_parameters: { message_id: ask, allow_sending_without_reply: true },
    ...(thread === null ? {} : { message_thread_id: thread }),
  };
}
