import type { Action } from './action.ts';
import { checkCanPost, checkNotBlocked, hasAgreed, ownJob } from './checks.ts';
import { askForConsent } from './consent.ts';
import type { Ctx } from './context.ts';
import { danceMenu } from './dance-menu.ts';
import { jobPhoto } from './job-photo.ts';
import type { Reply } from './reply.ts';

/** `other`: the menu of dances for the photo of a job. */
export async function other({ args }: Action, ctx: Ctx): Promise<Reply> {
  const job = await ownJob(args[0] ?? '', ctx);
  checkNotBlocked(ctx);
  if (!hasAgreed(ctx)) return askForConsent(ctx);
  checkCanPost(ctx);
  return danceMenu(await jobPhoto(job, ctx), { quality: null }, ctx);
}
