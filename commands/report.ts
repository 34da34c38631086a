import type { Action } from './action.ts';
import { ownJob } from './checks.ts';
import type { Ctx } from './context.ts';
import { makeReply } from './make-reply.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/**
 * `report`: the asker objects to the clip; to everybody else's press it does nothing, so that
 * nobody can hide others' clips. The message goes at once; the clip stays in the store until its
 * time is up, for the operator to judge.
 */
export async function report({ args }: Action, ctx: Ctx): Promise<Reply> {
  const job = await ownJob(args[0] ?? '', ctx);
  ctx.deps.onReport?.(job, ctx.ask.asker);
  return makeReply(ctx.locale, { text: [text('reported')], job, remove: true, discreet: true });
}
