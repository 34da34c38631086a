import { GrammyError } from 'grammy';

/** Nobody there wants to hear from the bot any more, or may. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  return error.error_code === 403 || /chat not found|not enough rights/i.test(error.description);
}

/** The call itself is wrong or comes too late: trying again would not help. */
export function isRefused(error: unknown): boolean {
  return error instanceof GrammyError && [400, 403, 413].includes(error.error_code);
}

/** The words of a picture are its caption, and there is no other text in it. */
export function isOfOtherKind(error: unknown): boolean {
  return error instanceof GrammyError && /no (text|caption) in the message/.test(error.description);
}

export function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes('message is not modified');
}
