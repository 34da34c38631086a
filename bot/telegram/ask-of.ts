import type { Chat, User } from 'grammy/types';
import type { Asker, Room } from '../../commands/ask.ts';

/** What bots can upload. */
const MAX_CLIP_BYTES = 50e6;

export function askerOf({ id, language_code }: User, admin = false): Asker {
  return { userId: `telegram:${id}`, locale: language_code ?? 'en', admin };
}

export function roomOf({ id, type }: Pick<Chat, 'id' | 'type'>): Room {
  return {
    surface: 'telegram',
    communityId: type === 'private' ? null : `telegram:chat:${id}`,
    canPost: true,
    maxClipBytes: MAX_CLIP_BYTES,
  };
}
