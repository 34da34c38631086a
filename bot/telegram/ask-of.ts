import type { Chat, User } from 'grammy/types';
import type { Asker, Room } from '../../commands/ask.ts';
import type { TelegramTools } from './telegram-tools.ts';

/** What bots can upload. */
const MAX_CLIP_BYTES = 50e6;

export function askerOf({ id, language_code }: User, admin = false): Asker {
  return { userId: `telegram:${id}`, locale: language_code ?? 'en', admin };
}

export async function roomOf(
  chat: Pick<Chat, 'id' | 'type'>,
  { rights }: Pick<TelegramTools, 'rights'>,
): Promise<Room> {
  return {
    surface: 'telegram',
    communityId: chat.type === 'private' ? null : `telegram:chat:${chat.id}`,
    canPost: await rights.mayPost(chat),
    maxClipBytes: MAX_CLIP_BYTES,
  };
}
