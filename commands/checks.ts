import type { Job } from '../queue/job.ts';
import { QueueError } from '../queue/queue-error.ts';
import { ownerTag } from './action.ts';
import type { DanceCard } from './commands.ts';
import type { Ctx } from './context.ts';
import { danceName } from './dance-words.ts';
import { Refusal } from './refusal.ts';

/** The terms that users agree to; a new version asks everybody again. */
export const TERMS_VERSION = 1;

/** Whether they agreed to the terms as they stand. */
export function hasAgreed({ user }: Ctx): boolean {
  return user.consentVersion === TERMS_VERSION;
}

/** @throws Refusal when this user may ask for no clips */
export function checkNotBlocked({ user }: Ctx): void {
  if (user.blocked) throw new Refusal('refused-blocked');
}

/** @throws Refusal when the clip could not be posted here: then nothing is rendered in vain */
export function checkCanPost({ ask }: Ctx): void {
  if (!ask.room.canPost) throw new Refusal('refused-cannot-post');
}

/**
 * What the user may have open; the line itself keeps to the usual limit.
 * @throws Refusal before a photo is fetched in vain
 */
export async function checkLimit({ user, deps }: Ctx): Promise<void> {
  if (user.maxOpenJobs === null) return;
  let open = 0;
  for await (const _ of deps.queue.jobs({ userId: user.id, states: ['queued', 'rendering'] }))
    open++;
  if (open >= user.maxOpenJobs) throw new QueueError('too-many-jobs-of-user', { open });
}

/** @throws Refusal with the dance that was probably meant */
export function findDance(given: string, { deps, translator, locale }: Ctx): DanceCard {
  const wanted = plain(given);
  const names = deps.dances.flatMap((dance) => [
    { dance, name: dance.id },
    { dance, name: dance.name },
    { dance, name: danceName(dance, translator, locale) },
  ]);
  const found = names.find(({ name }) => plain(name) === wanted);
  if (found) return found.dance;
  const nearest = deps.nearest?.(
    wanted,
    names.map(({ name }) => plain(name)),
  );
  const meant = names.find(({ name }) => plain(name) === nearest);
  const dance = shown(given);
  if (!meant) throw new Refusal('error-dance-unknown', { dance });
  const suggestion = danceName(meant.dance, translator, locale);
  throw new Refusal('refused-dance-unknown-but', { dance, suggestion });
}

/** @throws Refusal when the button about a waiting photo was shown to somebody else */
export function checkOwnPhoto(tag: string, photoId: string, { user }: Ctx): void {
  if (ownerTag(user.id, photoId) !== tag) throw new Refusal('refused-not-your-button');
}

/**
 * The asker's own job; with `admin` also one of the community that they look after.
 * @throws QueueError `job-unknown`, `job-not-yours`
 */
export async function ownJob(id: string, ctx: Ctx, admin = false): Promise<Job> {
  const job = await ctx.deps.queue.get(id);
  if (!job) throw new QueueError('job-unknown');
  if (job.userId === ctx.user.id || (admin && looksAfter(job, ctx))) return job;
  throw new QueueError('job-not-yours');
}

/** An admin is one in their own community alone. */
function looksAfter({ communityId }: Job, { ask: { asker, room } }: Ctx): boolean {
  return asker.admin && communityId !== null && communityId === room.communityId;
}

/** What somebody wrote, fit to be shown in a sentence: short, and nothing that turns it around. */
function shown(given: string): string {
  return [...given.replaceAll(/\p{C}/gu, '')].slice(0, 40).join('');
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
}
