import type { Message } from 'grammy/types';
import type { Asker } from '../../commands/ask.ts';
import { makeReply } from '../../commands/make-reply.ts';
import type { Reply } from '../../commands/reply.ts';
import { localeOf } from '../locale-of.ts';
import { addressOf } from './address.ts';
import { askerOf, roomOf } from './ask-of.ts';
import { ownWords } from './own-words.ts';
import { questionOf } from './question-of.ts';
import { editStatus, postStatus, removeMessage, sayInPrivate } from './status-message.ts';
import type { TelegramTools } from './telegram-tools.ts';
import { personOf, wishOf } from './wish-of.ts';

/** @param isFirst whether this is the first message of its album */
export async function answerMessage(
  message: Message,
  tools: TelegramTools,
  isFirst: (album: string) => boolean,
): Promise<void> {
  const { chat, media_group_id: album } = message;
  const wish = wishOf(message, tools.me.username);
  if (wish === null) return;
  const asker = askerIn(message);
  if (album !== undefined && !isFirst(`${chat.id}:${asker.userId}:${album}`)) return;
  const asked = wish.kind === 'refused' ? wish : await questionOf(wish, asker, tools);
  const thread = message.is_topic_message ? (message.message_thread_id ?? null) : null;
  const photo = 'why' in asked ? null : asked.fileId;
  const place = { chat: chat.id, thread, ask: message.message_id, photo };
  const [room, status] = await Promise.all([roomOf(chat, tools), postStatus(place, tools)]);
  if (status === null) return sayClosed(message, tools);
  const address = { ...place, status };
  try {
    const asking = { asker, room, address, dedupeKey: dedupeKeyOf(message, asker) };
    const reply =
      'why' in asked
        ? await inWords(asked.why, asker, tools)
        : await tools.commands.handle({ ...asking, ...asked.question }, tools.signal);
    const known = reply.job && addressOf(reply.job);
    // The same message once more: its job has a message already.
    if (known && known.status !== status) await removeMessage(chat.id, status, tools);
    else await editStatus(address, reply, tools);
  } catch (error) {
    await editStatus(address, await inWords('error-machine', asker, tools), tools);
    throw error;
  }
}

/** All messages of an album are one ask. */
function dedupeKeyOf({ chat, message_id, media_group_id: album }: Message, asker: Asker): string {
  const what = album === undefined ? message_id : `album:${asker.userId}:${album}`;
  return `telegram:${chat.id}:${what}`;
}

/** Somebody who speaks as a chat has no records, and is never asked for any. */
function askerIn(message: Message): Asker {
  const person = personOf(message);
  const nobody = { userId: `telegram:chat:${message.chat.id}`, locale: 'en', admin: false };
  return person ? askerOf(person) : nobody;
}

/** In private nobody who has shut the bot out is told anything. */
async function sayClosed(message: Message, tools: TelegramTools): Promise<void> {
  const person = personOf(message);
  if (person === null || message.chat.type === 'private') return;
  const words = await ownWords('refused-cannot-post', askerOf(person), tools);
  await sayInPrivate(person.id, words, tools);
}

async function inWords(key: string, asker: Asker, tools: TelegramTools): Promise<Reply> {
  return makeReply(await localeOf(asker, tools), { text: [{ key }] });
}
