import type { Message, User } from 'grammy/types';
import { type Command, readCommand } from './read-command.ts';
import { type PictureRef, pictureOf } from './telegram-photo.ts';

/** What somebody wants of the bot. */
export type Wish =
  | { readonly kind: 'dance'; readonly picture: PictureRef | null; readonly dance: string | null }
  | { readonly kind: 'dances' | 'status' | 'cancel' | 'settings' | 'help' }
  /** The last dance once more. */
  | { readonly kind: 'again' }
  | { readonly kind: 'privacy'; readonly erase: boolean }
  | {
      readonly kind: 'refused';
      readonly why: 'refused-not-your-photo' | 'refused-anonymous';
    };

/** Null for what is not meant for the bot. */
export function wishOf(message: Message, username: string): Wish | null {
  if (message.is_automatic_forward || isOfBot(message)) return null;
  const person = personOf(message);
  const command = readCommand(message.text ?? message.caption, username);
  const wish = command && wishOfCommand(command, message, person);
  if (person === null) return wish && !FOR_ANYBODY.includes(wish.kind) ? ANONYMOUS : wish;
  if (command || message.chat.type !== 'private') return wish;
  const picture = pictureOf(message);
  if (picture) return { kind: 'dance', picture, dance: null };
  return message.text === undefined && message.document === undefined ? null : { kind: 'help' };
}

/** Null for those who speak as a chat: anonymous admins, and channels. */
export function personOf({ from, sender_chat }: Message): User | null {
  return from && !from.is_bot && !sender_chat ? from : null;
}

/** Whoever speaks as a chat has a made-up bot as its sender. */
function isOfBot({ from, sender_chat }: Message): boolean {
  return from?.is_bot === true && !sender_chat;
}

const FOR_ANYBODY: readonly string[] = ['dances', 'help'];
const ANONYMOUS = { kind: 'refused', why: 'refused-anonymous' } as const;

function wishOfCommand({ name, rest }: Command, message: Message, from: User | null): Wish | null {
  switch (name) {
    case 'dance':
      return danceWish(rest, message, from);
    case 'dances':
    case 'status':
    case 'cancel':
    case 'again':
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
function danceWish(rest: string, message: Message, from: User | null): Wish {
  const dance = rest || null;
  const own = pictureOf(message);
  if (own) return { kind: 'dance', picture: own, dance };
  const answered = message.reply_to_message;
  const picture = pictureOf(answered);
  if (picture && answered && personOf(answered as Message)?.id !== from?.id)
    return { kind: 'refused', why: 'refused-not-your-photo' };
  return { kind: 'dance', picture, dance };
}
