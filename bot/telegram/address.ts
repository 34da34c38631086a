import { z } from 'zod';
import type { Job } from '../../queue/job.ts';

const addressSchema = z.object({
  chat: z.number().int(),
  /** The topic of a forum. */
  thread: z.number().int().nullable(),
  /** The asker's message, which the clip answers. */
  ask: z.number().int(),
  /** The bot's message that tells how it goes. */
  status: z.number().int(),
  /** The photo on Telegram's servers, for another dance of it. */
  photo: z.string().max(256).nullable(),
});

/** Where the answers about a job go; kept with it, so that any process can give them. */
export type Address = z.infer<typeof addressSchema>;

/** Null when another version of this program has written something else. */
export function addressOf(job: Job): Address | null {
  return addressSchema.safeParse(job.replyTo.address).data ?? null;
}
