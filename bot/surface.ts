import type { Reply } from '../commands/reply.ts';
import type { Job } from '../queue/job.ts';

/** A place where people talk to the bot. */
export interface Surface {
  /** As in `Job.replyTo.surface`. */
  readonly name: string;
  /** The least time between two changes of one job's message, milliseconds. */
  readonly showEveryMs: number;
  /**
   * Asked right before each `show`; false: this place takes no more changes for now, and it is asked
   * again after `showEveryMs`. Default: always.
   */
  mayShow?(job: Job): boolean;
  /**
   * Changes the message of an open job. What cannot be shown any more (deleted, forbidden) is no
   * error: the clip will still be delivered.
   */
  show(job: Job, reply: Reply): Promise<void>;
  /**
   * Tells the asker how the job ended, wherever they can still be reached. Resolves when they were
   * told or can be told no more; rejects when it is worth trying again later.
   */
  deliver(job: Job, reply: Reply): Promise<void>;
  /** Takes no more asks; resolves when those at hand are answered. */
  stop(): Promise<void>;
}
