import { randomInt } from 'node:crypto';
import type { NewJob, Quality } from '../queue/job.ts';
import type { MediaKey } from '../queue/media-store.ts';
import type { DanceCard } from './commands.ts';
import type { Ctx } from './context.ts';
import { chooseQuality, offeredQualities, qualityOf } from './quality.ts';
import type { Reply } from './reply.ts';
import { clipWishes } from './settings-options.ts';

const MAX_SEED = 2 ** 31;

interface JobWish {
  /** Default: that of the ask. */
  readonly dedupeKey?: string;
  /** Null or absent: as the settings say. */
  readonly quality?: Quality | null;
  /** Default: by chance. */
  readonly seed?: number;
}

/**
 * Puts a job into the line and says where it stands. The photo is the job's from now on; when there
 * is no job it is deleted.
 * @throws QueueError `too-many-jobs-…`, `store-…`
 */
export async function makeJob(
  photo: MediaKey,
  dance: DanceCard,
  ctx: Ctx,
  wish: JobWish = {},
): Promise<Reply> {
  const { queue, media } = ctx.deps;
  const { maxOpenJobs } = ctx.user;
  try {
    const limits = maxOpenJobs === null ? {} : { maxOpenPerUser: maxOpenJobs };
    const asked = await newJob(photo, dance, ctx, wish);
    const { job, created } = await queue.enqueue(asked, limits);
    if (!created && job.payload.photo !== photo) await media.delete(photo);
    return await ctx.describe(job);
  } catch (error) {
    const known = (error as { code?: unknown }).code;
    // With the store away nobody knows whether the job is there: the sweep will tell.
    if (typeof known === 'string' && known.startsWith('too-many')) await media.delete(photo);
    throw error;
  }
}

async function newJob(
  photo: MediaKey,
  dance: DanceCard,
  { ask, user, deps }: Ctx,
  { dedupeKey = ask.dedupeKey, quality, seed = randomInt(MAX_SEED) }: JobWish,
): Promise<NewJob> {
  const offered = await offeredQualities(deps.queue);
  return {
    dedupeKey,
    userId: user.id,
    communityId: ask.room.communityId,
    ...chooseQuality(quality ?? qualityOf(user, offered), offered),
    priority: 0,
    clipSeconds: dance.seconds,
    payload: {
      version: 1,
      photo,
      dance: dance.id,
      driver: null,
      seconds: null,
      ...clipWishes(user),
      seed,
      maxBytes: ask.room.maxClipBytes,
    },
    replyTo: {
      surface: ask.room.surface,
      // What the job's message is worded in later, when nobody asks.
      address: { ...ask.address, locale: ask.asker.locale },
    },
  };
}
