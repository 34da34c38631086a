import type { CallbackQuery } from 'grammy/types';
import { type Action, readAction } from '../../commands/action.ts';
import type { Photo } from '../../commands/ask.ts';
import type { Reply } from '../../commands/reply.ts';
import { type Address, addressOf } from './address.ts';
import { askerOf, roomOf } from './ask-of.ts';
import { jobPhoto } from './job-photo.ts';
import { ownWords } from './own-words.ts';
import { editStatus, postStatus, removeMessage } from './status-message.ts';
import { isRefused } from './telegram-error.ts';
import { fetchedFrom, pictureOf } from './telegram-photo.ts';
import type { TelegramTools } from './telegram-tools.ts';
import { cut, MAX_ALERT, wordsOf } from './write-reply.ts';

/** These say nothing of whom they are for: they are for whom their message answers. */
const OF_THE_ASKED = ['agree', 'set', 'erase'];
/** These begin something new, below the clip. */
const BEGIN_ANEW = ['again', 'other'];
const FOR_ADMINS = ['cancel', 'remove'];

/** Does what a button says and always ends its waiting. */
export async function answerButton(query: CallbackQuery, tools: TelegramTools): Promise<void> {
  let alert: string | null = null;
  try {
    alert = await press(query, tools);
  } catch (error) {
    alert = await ownWords('error-machine', askerOf(query.from), tools);
    throw error;
  } finally {
    const words = alert === null ? {} : { text: cut(alert, MAX_ALERT), show_alert: true };
    await tools.api.answerCallbackQuery(query.id, words).catch((error: unknown) => {
      if (!isRefused(error)) throw error;
    });
  }
}

/** What is to be said to the one who pressed alone, or null. */
async function press(query: CallbackQuery, tools: TelegramTools): Promise<string | null> {
  const { message, from } = query;
  const action = readAction(query.data ?? '');
  if (!message || !action || from.is_bot) return null;
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  const asker = askerOf(from);
  if (OF_THE_ASKED.includes(action.name) && answered?.from?.id !== from.id)
    return ownWords('refused-not-your-button', asker, tools);
  const { photo, fileId } = await photoFor(action, query, tools);
  const inTopic = 'is_topic_message' in message && message.is_topic_message;
  const place = {
    chat: message.chat.id,
    thread: inTopic ? (message.message_thread_id ?? null) : null,
    ask: answered?.message_id ?? message.message_id,
    photo: fileId,
  };
  const anew = BEGIN_ANEW.includes(action.name) && photo !== null;
  const status = anew ? await postStatus(place, tools) : message.message_id;
  if (status === null) return ownWords('refused-cannot-post', asker, tools);
  const admin = await isAdmin(action, query, tools);
  const address = { ...place, status };
  const room = await roomOf(message.chat, tools);
  const asking = { asker: { ...asker, admin }, room, address };
  const dedupeKey = `telegram:button:${query.id}`;
  const ask = { ...asking, dedupeKey, kind: 'action', action, photo } as const;
  try {
    const reply = await tools.commands.handle(ask, tools.signal);
    return await show(reply, { action, address, anew }, tools);
  } catch (error) {
    if (anew) await removeMessage(place.chat, status, tools);
    throw error;
  }
}

interface Pressed {
  readonly action: Action;
  readonly address: Address;
  readonly anew: boolean;
}

async function show(
  reply: Reply,
  { action, address, anew }: Pressed,
  tools: TelegramTools,
): Promise<string | null> {
  if (reply.remove) await removeMessage(address.chat, address.status, tools);
  const more = reply.buttons.length + reply.choices.length > 0 || reply.job !== null;
  const isAlert = reply.discreet && !OF_THE_ASKED.includes(action.name);
  if (reply.remove || (isAlert && !more)) {
    if (anew) await removeMessage(address.chat, address.status, tools);
    return wordsOf(reply, tools.commands, MAX_ALERT);
  }
  const known = reply.job && addressOf(reply.job);
  if (anew && known && known.status !== address.status)
    await removeMessage(address.chat, address.status, tools);
  else await editStatus(address, reply, tools, { page: pageOf(action) });
  return null;
}

function pageOf({ name, args }: Action): number {
  return name === 'page' ? Number(args[2]) : 0;
}

/** The photo that a button is about, where it is the presser's own. */
async function photoFor(
  { name, args }: Action,
  { message, from }: CallbackQuery,
  tools: TelegramTools,
): Promise<{ readonly photo: Photo | null; readonly fileId: string | null }> {
  if (BEGIN_ANEW.includes(name)) {
    const job = await tools.queue.get(args[0] ?? '');
    return jobPhoto(job, `telegram:${from.id}`, tools) ?? { photo: null, fileId: null };
  }
  const answered = message && 'reply_to_message' in message ? message.reply_to_message : undefined;
  const picture = answered?.from?.id === from.id ? pictureOf(answered) : null;
  return { photo: picture && fetchedFrom(tools.files, picture), fileId: picture?.fileId ?? null };
}

async function isAdmin(
  { name }: Action,
  { message, from }: CallbackQuery,
  { api }: TelegramTools,
): Promise<boolean> {
  if (!message || message.chat.type === 'private' || !FOR_ADMINS.includes(name)) return false;
  const member = await api.getChatMember(message.chat.id, from.id).catch(() => null);
  return member?.status === 'creator' || member?.status === 'administrator';
}
