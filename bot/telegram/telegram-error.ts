import { GrammyError } from 'grammy';

/** What Telegram says of a chat, or a topic of it, that is closed to the bot. */
const CLOSED = /chat not found|(not enough|no) rights|_FORBIDDEN|TOPIC_|thread not found/i;

/** Nobody there wants to hear from the bot any more, or may. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  return error.error_code === 403 || CLOSED.test(error.description);
}

/** The call itself is wrong or comes too late: trying again would not help. */
export function isRefused(error: unknown): boolean {
  return error instanceof GrammyError && [400, 403, 413].includes(error.error_code);
}

export function isTooLarge(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 413;
}

/** Where a group is now that it has become a supergroup; null for any other error. */
export function movedTo(error: unknown): number | null {
  return error instanceof GrammyError ? (error.parameters.migrate_to_chat_id ?? null) : null;
}

/** The words of a picture are its caption, and there is no other text in it. */
export function isOfOtherKind(error: unknown): boolean {
  return error instanceof GrammyError && /no (text|caption) in the message/.test(error.description);
}

export function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes('message is not modified');
}
