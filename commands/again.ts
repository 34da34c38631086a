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
import { qualityOfLetter } from './quality-letters.ts';
import type { Reply } from './reply.ts';

/**
 * `again`: the same photo and dance, with the settings as they are now. In the quality that was
 * wished for it is made with other chance; in another quality it is the same clip, made better.
 */
export async function again({ args }: Action, ctx: Ctx): Promise<Reply> {
  const job = await ownJob(args[0] ?? '', ctx);
  checkNotBlocked(ctx);
  if (!hasAgreed(ctx)) return askForConsent(ctx);
  checkCanPost(ctx);
  const dance = findDance(job.payload.dance ?? '', ctx);
  await checkLimit(ctx);
  const other = qualityOfLetter(args[1]);
  const wish =
    other === null
      ? { quality: job.wishedQuality ?? job.quality }
      : { quality: other, seed: job.payload.seed };
  return makeJob(await jobPhoto(job, ctx), dance, ctx, wish);
}
