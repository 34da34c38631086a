import { writeAction } from './action.ts';
import { TERMS_VERSION } from './checks.ts';
import type { Ctx } from './context.ts';
import { makeReply } from './make-reply.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/** The terms, before anything is done with a photo. */
export function askForConsent(ctx: Ctx): Reply {
  return makeReply(ctx.locale, {
    text: [text('terms-title'), text('terms-photos'), text('terms-label'), text('terms-kept')],
    buttons: [
      {
        label: text('button-agree'),
        action: writeAction('agree', String(TERMS_VERSION)),
        style: 'primary',
      },
    ],
    discreet: true,
  });
}
