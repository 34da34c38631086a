import { eraseUser } from '../queue/erase-user.ts';
import type { UserPatch, UserRecord } from '../queue/user-records.ts';
import { writeAction } from './action.ts';
import type { Ctx } from './context.ts';
import { makeReply } from './make-reply.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/** `/privacy`: what is kept and for how long, with the ways to change it; or erases it all. */
export async function privacy(
  { erase: wantsErasure }: { readonly erase: boolean },
  ctx: Ctx,
): Promise<Reply> {
  if (wantsErasure) return erase(ctx);
  const never = ctx.user.optedOut;
  return makeReply(ctx.locale, {
    text: [
      text('privacy-kept'),
      text('privacy-never-sold'),
      text(never ? 'privacy-opted-out' : 'privacy-opt-out'),
    ],
    buttons: [
      {
        label: text(never ? 'button-allow-me' : 'button-never-me'),
        action: writeAction('set', 'never-me', never ? 'off' : 'on'),
        style: 'secondary',
      },
      { label: text('button-erase'), action: writeAction('erase'), style: 'danger' },
    ],
    discreet: true,
  });
}

/** `/privacy erase` and its button. What protects others, or the user, outlives it. */
export async function erase({ deps, user, locale }: Ctx): Promise<Reply> {
  const jobs = await eraseUser(user.id, deps);
  const kept = remembered(user);
  if (kept) await deps.users.update(user.id, kept);
  return makeReply(locale, { text: [text('privacy-erased', { jobs })], discreet: true });
}

function remembered({ blocked, optedOut, maxOpenJobs }: UserRecord): UserPatch | null {
  return blocked || optedOut || maxOpenJobs !== null ? { blocked, optedOut, maxOpenJobs } : null;
}
