import type { Asker, Question } from '../../commands/ask.ts';
import type { Job } from '../../queue/job.ts';
import { jobPhoto } from './job-photo.ts';
import { fetchedFrom } from './telegram-photo.ts';
import type { TelegramTools } from './telegram-tools.ts';
import type { Wish } from './wish-of.ts';

interface Asked {
  readonly question: Question;
  /** The photo that it is about, on Telegram's servers. */
  readonly fileId: string | null;
}

/** A wish as the commands know it. */
export async function questionOf(
  wish: Exclude<Wish, { readonly kind: 'refused' }>,
  asker: Asker,
  tools: TelegramTools,
): Promise<Asked> {
  if (wish.kind === 'again') return onceMore(await lastJobOf(asker, tools), asker, tools);
  if (wish.kind !== 'dance') return { question: wish, fileId: null };
  const { picture, dance } = wish;
  const photo = picture && fetchedFrom(tools.files, picture);
  return { question: { kind: 'dance', photo, dance }, fileId: picture?.fileId ?? null };
}

/** Who has had no dance yet begins with a photo. */
function onceMore(job: Job | null, { userId }: Asker, tools: TelegramTools): Asked {
  if (job === null) return { question: { kind: 'dance', photo: null, dance: null }, fileId: null };
  const { photo = null, fileId = null } = jobPhoto(job, userId, tools) ?? {};
  const action = { name: 'again', args: [job.id] } as const;
  return { question: { kind: 'action', action, photo }, fileId };
}

async function lastJobOf({ userId }: Asker, { queue }: TelegramTools): Promise<Job | null> {
  for await (const job of queue.jobs({ userId, limit: 1 })) return job;
  return null;
}
