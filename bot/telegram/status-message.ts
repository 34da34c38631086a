import type { Reply } from '../../commands/reply.ts';
import { kindOf } from '../../queue/media-key.ts';
import type { Address } from './address.ts';
import { isGone, isOfOtherKind, isRefused, isUnchanged } from './telegram-error.ts';
import type { TelegramTools } from './telegram-tools.ts';
import { previewUpload } from './upload.ts';
import { keyboardOf, MAX_CAPTION, wordsOf } from './write-reply.ts';

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

type Place = Pick<Address, 'chat' | 'status'>;
type Tools = Pick<TelegramTools, 'api' | 'commands' | 'media'>;

interface Look {
  /** Which part of the choices, from 0. */
  readonly page?: number;
  /** The message is known to be a picture; it is found out otherwise. */
  readonly pictured?: boolean;
}

/** Turns the bot's message into this reply, with its preview. False when the message is there no more. */
export async function editStatus(
  place: Place,
  reply: Reply,
  tools: Tools,
  look: Look = {},
): Promise<boolean> {
  try {
    if (!(await editPreview(place, reply, tools))) await editWords(place, reply, tools, look);
    return true;
  } catch (error) {
    if (isUnchanged(error)) return true;
    if (isRefused(error)) return false;
    throw error;
  }
}

/** False when there is nothing to show, or it is not allowed there. */
async function editPreview({ chat, status }: Place, reply: Reply, tools: Tools): Promise<boolean> {
  const { api, commands } = tools;
  const media = await previewUpload(reply.preview, tools);
  if (media === null) return false;
  const input = { ...formOf(reply), media, caption: wordsOf(reply, commands, MAX_CAPTION) };
  const markup = { reply_markup: keyboardOf(reply, commands) };
  try {
    await api.editMessageMedia(chat, status, input, markup);
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** A frame is a picture; a quick first version plays, in the clip's own shape. */
function formOf({ preview, job }: Reply) {
  if (job === null || preview === null || kindOf(preview) !== 'clip')
    return { type: 'photo' } as const;
  const { clipSeconds, payload } = job;
  return {
    type: 'video',
    width: payload.width,
    height: payload.height,
    duration: Math.round(clipSeconds),
    supports_streaming: true,
  } as const;
}

/** A picture keeps its words as its caption: which of the two it is, is told by the wrong edit. */
async function editWords(
  { chat, status }: Place,
  reply: Reply,
  { api, commands }: Tools,
  { page = 0, pictured = false }: Look,
): Promise<void> {
  const markup = { reply_markup: keyboardOf(reply, commands, page) };
  const asText = () => api.editMessageText(chat, status, wordsOf(reply, commands), markup);
  const asCaption = () => {
    const caption = wordsOf(reply, commands, MAX_CAPTION);
    return api.editMessageCaption(chat, status, { ...markup, caption });
  };
  const [first, second] = pictured ? [asCaption, asText] : [asText, asCaption];
  await first().catch((error: unknown) => {
    if (!isOfOtherKind(error)) throw error;
    return second();
  });
}

/** For where the chat is closed to the bot; who never wrote to it cannot be told. */
export async function sayInPrivate(
  chat: number,
  words: string,
  { api }: Pick<TelegramTools, 'api'>,
): Promise<void> {
  await api.sendMessage(chat, words).catch((error: unknown) => {
    if (!isRefused(error)) throw error;
  });
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
    ...topicOf({ thread }),
  };
}

export function topicOf({ thread }: Pick<Address, 'thread'>) {
  return thread === null ? {} : { message_thread_id: thread };
}
