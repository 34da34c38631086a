import { QueueError } from '../queue/queue-error.ts';
import type { Action } from './action.ts';
import type { Ctx } from './context.ts';
import { makeReply } from './make-reply.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/**
 * `report`: whoever sees a clip may object to it. The message goes at once; the clip stays in the
 * store until its time is up, for the operator to judge.
 */
export async function report({ args }: Action, ctx: Ctx): Promise<Reply> {
  const job = await ctx.deps.queue.get(args[0] ?? '');
  if (!job) throw new QueueError('job-unknown');
  ctx.deps.onReport?.(job, ctx.ask.asker);
  return makeReply(ctx.locale, { text: [text('reported')], job, remove: true, discreet: true });
}
