import type { Action } from './action.ts';
import { hasAgreed, TERMS_VERSION } from './checks.ts';
import { askForConsent } from './consent.ts';
import type { Ctx } from './context.ts';
import { dance } from './dance.ts';
import { makeReply } from './make-reply.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/** `agree`: remembered with its time; then it goes on with the photo, where there is one at hand. */
export async function agree({ args }: Action, ctx: Ctx): Promise<Reply> {
  if (Number(args[0]) !== TERMS_VERSION) return askForConsent(ctx);
  const { users, now = Date.now } = ctx.deps;
  const user = await users.update(ctx.user.id, {
    consentVersion: TERMS_VERSION,
    consentedAt: now(),
  });
  const photo = ctx.ask.kind === 'action' ? ctx.ask.photo : null;
  const agreed = { ...ctx, user };
  if (photo !== null && hasAgreed(agreed)) return dance({ photo, dance: null }, agreed);
  return makeReply(ctx.locale, { text: [text('agreed'), text('photo-wanted')], discreet: true });
}
