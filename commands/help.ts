import type { Ctx } from './context.ts';
import { makeReply } from './make-reply.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/** `/help`: how to begin, which photos dance best, and what else there is. */
export function help({ locale }: Ctx): Reply {
  const keys = ['help-begin', 'help-photo', 'help-commands', 'help-label'];
  return makeReply(locale, { text: keys.map((key) => text(key)), discreet: true });
}
