import type { Chat, Message, User } from 'grammy/types';
import type { Ask } from '../../commands/ask.ts';
import { makeReply } from '../../commands/make-reply.ts';
import type { Reply } from '../../commands/reply.ts';
import { addressOf } from './address.ts';
import { askerOf, roomOf } from './ask-of.ts';
import { type Command, readCommand } from './read-command.ts';
import { editStatus, postStatus, removeMessage, sayInPrivate } from './status-message.ts';
import { fetchedFrom, type PictureRef, pictureOf } from './telegram-photo.ts';
import type { TelegramTools } from './telegram-tools.ts';

type Wish =
  | { readonly kind: 'dance'; readonly picture: PictureRef | null; readonly dance: string | null }
  | { readonly kind: 'dances' | 'status' | 'cancel' | 'settings' | 'help' }
  | { readonly kind: 'privacy'; readonly erase: boolean }
  | { readonly kind: 'not-your-photo' };

/** @param isFirst whether this is the first message of its album */
export async function answerMessage(
  message: Message,
  tools: TelegramTools,
  isFirst: (album: string) => boolean,
): Promise<void> {
  const { from, chat, media_group_id: album } = message;
  if (!from || from.is_bot) return;
  const wish = wishOf(message, from, tools.me.username);
  if (wish === null) return;
  if (album !== undefined && !isFirst(`${chat.id}:${album}`)) return;
  const photo = wish.kind === 'dance' ? (wish.picture?.fileId ?? null) : null;
  const thread = message.is_topic_message ? (message.message_thread_id ?? null) : null;
  const place = { chat: chat.id, thread, ask: message.message_id, photo };
  const [room, status] = await Promise.all([roomOf(chat, tools), postStatus(place, tools)]);
  if (status === null) return sayClosed(chat, from, tools);
  const address = { ...place, status };
  try {
    const reply = await replyTo(wish, { message, from, room, address }, tools);
    const known = reply.job && addressOf(reply.job);
    // The same message once more: its job has a message already.
    if (known && known.status !== status) await removeMessage(chat.id, status, tools);
    else await editStatus(address, reply, tools);
  } catch (error) {
    const text = [{ key: 'error-machine' }];
    await editStatus(address, makeReply(askerOf(from).locale, { text }), tools);
    throw error;
  }
}

/** In private nobody who has shut the bot out is told anything. */
async function sayClosed({ type }: Chat, from: User, tools: TelegramTools): Promise<void> {
  if (type !== 'private') await sayInPrivate('refused-cannot-post', from, tools);
}

interface Context {
  readonly message: Message;
  readonly from: User;
  readonly room: Ask['room'];
  readonly address: Ask['address'];
}

async function replyTo(
  wish: Wish,
  { message, from, room, address }: Context,
  { commands, files, signal }: TelegramTools,
): Promise<Reply> {
  const { chat, message_id, media_group_id: album } = message;
  const asker = askerOf(from);
  const dedupeKey = `telegram:${chat.id}:${album === undefined ? message_id : `album:${album}`}`;
  const asking = { asker, room, dedupeKey, address };
  if (wish.kind === 'not-your-photo')
    return makeReply(asker.locale, { text: [{ key: 'refused-not-your-photo' }] });
  if (wish.kind !== 'dance') return commands.handle({ ...asking, ...wish }, signal);
  const { picture, dance } = wish;
  const photo = picture && fetchedFrom(files, picture);
  return commands.handle({ ...asking, kind: 'dance', photo, dance }, signal);
}

/** Null for what is not meant for the bot. */
function wishOf(message: Message, from: User, username: string): Wish | null {
  const command = readCommand(message.text ?? message.caption, username);
  if (command) return wishOfCommand(command, message, from);
  if (message.chat.type !== 'private') return null;
  const picture = pictureOf(message);
  if (picture) return { kind: 'dance', picture, dance: null };
  return message.text === undefined && message.document === undefined ? null : { kind: 'help' };
}

function wishOfCommand({ name, rest }: Command, message: Message, from: User): Wish | null {
  switch (name) {
    case 'dance':
      return danceWish(rest, message, from);
    case 'dances':
    case 'status':
    case 'cancel':
    case 'settings':
      return { kind: name };
    case 'privacy':
      return { kind: 'privacy', erase: rest.toLowerCase() === 'delete' };
    case 'help':
    case 'start':
      return { kind: 'help' };
    default:
      return message.chat.type === 'private' ? { kind: 'help' } : null;
  }
}

/** The photo of the message itself, or of the one it answers, if that is the asker's own. */
function danceWish(rest: string, message: Message, from: User): Wish {
  const dance = rest || null;
  const own = pictureOf(message);
  if (own) return { kind: 'dance', picture: own, dance };
  const answered = message.reply_to_message;
  const picture = pictureOf(answered);
  if (picture && answered?.from?.id !== from.id) return { kind: 'not-your-photo' };
  return { kind: 'dance', picture, dance };
}
