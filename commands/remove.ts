import { mediaOfClip } from '../queue/sweep.ts';
import type { Action } from './action.ts';
import { ownJob } from './checks.ts';
import type { Ctx } from './context.ts';
import { makeReply } from './make-reply.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/** `remove`: the clip goes, for its asker or an admin; the surface takes the message away. */
export async function remove({ args }: Action, ctx: Ctx): Promise<Reply> {
  const job = await ownJob(args[0] ?? '', ctx, true);
  for (const key of mediaOfClip(job)) await ctx.deps.media.delete(key);
  return makeReply(ctx.locale, { text: [text('removed')], job, remove: true, discreet: true });
}
