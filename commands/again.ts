import type { Action } from './action.ts';
import {
  checkCanPost,
  checkLimit,
  checkNotBlocked,
  findDance,
  hasAgreed,
  ownJob,
} from './checks.ts';
import { askForConsent } from './consent.ts';
import type { Ctx } from './context.ts';
import { jobPhoto } from './job-photo.ts';
import { makeJob } from './make-job.ts';
import type { Reply } from './reply.ts';

/** `again`: the same photo and dance with other chance, and the settings as they are now. */
export async function again({ args }: Action, ctx: Ctx): Promise<Reply> {
  const job = await ownJob(args[0] ?? '', ctx);
  checkNotBlocked(ctx);
  if (!hasAgreed(ctx)) return askForConsent(ctx);
  checkCanPost(ctx);
  const dance = findDance(job.payload.dance ?? '', ctx);
  await checkLimit(ctx);
  return makeJob(await jobPhoto(job, ctx), dance, ctx);
}
