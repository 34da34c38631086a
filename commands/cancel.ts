import { type Job, OPEN_STATES } from '../queue/job.ts';
import { type Action, writeAction } from './action.ts';
import { ownJob } from './checks.ts';
import type { Ctx } from './context.ts';
import { danceNameOf } from './dance-words.ts';
import { makeReply } from './make-reply.ts';
import type { Button, Reply } from './reply.ts';
import { text } from './text.ts';

/** `/cancel`: the asker's only open job at once, or a choice between several. */
export async function cancel(ctx: Ctx): Promise<Reply> {
  const open: Job[] = [];
  const filter = { userId: ctx.user.id, states: OPEN_STATES, limit: 5 };
  for await (const job of ctx.deps.queue.jobs(filter)) open.push(job);
  const [only] = open;
  if (only === undefined)
    return makeReply(ctx.locale, { text: [text('status-none')], discreet: true });
  if (open.length === 1) return cancelJob(only, ctx);
  return makeReply(ctx.locale, {
    text: [text('cancel-which')],
    buttons: open.map((job) => cancelButton(job, ctx)),
    discreet: true,
  });
}

/**
 * The button `cancel`, for the asker and for admins of the community.
 * @throws QueueError `job-unknown`, `job-not-yours`, `job-ended`
 */
export async function pressCancel({ args }: Action, ctx: Ctx): Promise<Reply> {
  return cancelJob(await ownJob(args[0] ?? '', ctx, true), ctx);
}

async function cancelJob({ id, userId }: Job, { deps, locale }: Ctx): Promise<Reply> {
  await deps.queue.cancel(id, { userId, admin: false });
  return makeReply(locale, { text: [text('cancel-done')], discreet: true });
}

function cancelButton(job: Job, ctx: Ctx): Button {
  const dance = danceNameOf(job, ctx);
  return {
    label: text('button-cancel-dance', { dance }),
    action: writeAction('cancel', job.id),
    style: 'danger',
  };
}
