import { type NewJob, QUALITIES, type Quality } from '../queue/job.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { UserRecord } from '../queue/user-records.ts';
import type { Ctx } from './context.ts';
import { Refusal } from './refusal.ts';
import { optionOf } from './settings-options.ts';
import { type Text, text } from './text.ts';

/** Those that a live worker takes, the quickest first; with no worker at all the quickest of all. */
export async function offeredQualities(queue: JobQueue): Promise<readonly Quality[]> {
  const workers = await queue.workers();
  const taken = QUALITIES.filter((quality) =>
    workers.some(({ qualities }) => qualities.includes(quality)),
  );
  return taken.length > 0 ? taken : QUALITIES.slice(0, 1);
}

/**
 * What the user has set, whether it is on offer or not. Who has set nothing gets lite where a worker takes it: it is
 * better than the quickest and shows that one first.
 */
export function qualityOf(user: UserRecord, offered: readonly Quality[]): Quality {
  return optionOf(user, 'quality', offered.includes('lite') ? 'lite' : undefined);
}

/** The wish itself where it is on offer, else the quickest there is, with the wish on record. */
export function chooseQuality(
  wish: Quality,
  offered: readonly Quality[],
): Pick<NewJob, 'quality' | 'wishedQuality'> {
  const [quickest = wish] = offered;
  return offered.includes(wish) ? { quality: wish } : { quality: quickest, wishedQuality: wish };
}

/** @throws Refusal when nothing is called that */
export function findQuality(given: string, { translator, locale }: Ctx): Quality {
  const wanted = given.trim().toLowerCase();
  const namesOf = (quality: Quality) =>
    [quality, ...['en', locale].map((one) => translator.say(qualityName(quality), one))].map(
      (name) => name.toLowerCase(),
    );
  const found = QUALITIES.find((quality) => namesOf(quality).includes(wanted));
  if (found === undefined) throw new Refusal('refused-unknown-quality');
  return found;
}

export function qualityName(quality: Quality): Text {
  return text(`quality-${quality}`);
}
