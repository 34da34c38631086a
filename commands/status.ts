import { OPEN_STATES } from '../queue/job.ts';
import type { Ctx } from './context.ts';
import { makeReply } from './make-reply.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/** `/status`: all that the asker has open, each with its place or progress and a way to cancel it. */
export async function status(ctx: Ctx): Promise<Reply> {
  const cards: Reply[] = [];
  const filter = { userId: ctx.user.id, states: OPEN_STATES, limit: 5 };
  for await (const job of ctx.deps.queue.jobs(filter)) cards.push(await ctx.describe(job));
  if (cards.length === 0)
    return makeReply(ctx.locale, { text: [text('status-none')], discreet: true });
  return makeReply(ctx.locale, {
    text: cards.flatMap((card) => card.text),
    buttons: cards.flatMap((card) => card.buttons),
    preview: cards.length === 1 ? (cards[0]?.preview ?? null) : null,
    discreet: true,
  });
}
