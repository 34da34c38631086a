import type { Job } from '../queue/job.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { MediaStore } from '../queue/media-store.ts';
import type { UserRecord, UserRecords } from '../queue/user-records.ts';
import type { Ask, Asker } from './ask.ts';
import type { DanceCard } from './commands.ts';
import type { PhotoCheck } from './photo-check.ts';
import type { Reply } from './reply.ts';
import type { Translator } from './translate.ts';

export interface CommandDeps {
  readonly queue: JobQueue;
  readonly media: MediaStore;
  readonly users: UserRecords;
  readonly photoCheck: PhotoCheck;
  readonly dances: readonly DanceCard[];
  /** The name that was probably meant; default: no guess. */
  readonly nearest?: (given: string, names: readonly string[]) => string | null;
  /** Told of each clip that somebody objects to, so that the operator can look at it. */
  readonly onReport?: (job: Job, by: Asker) => void;
  /** Milliseconds since 1970; default: the clock. */
  readonly now?: () => number;
}

/** One ask under way, with all that a command needs to answer it. */
export interface Ctx {
  readonly ask: Ask;
  readonly user: UserRecord;
  /** The asker's language: their own setting, else what the platform says. */
  readonly locale: string;
  readonly signal: AbortSignal;
  readonly deps: CommandDeps;
  readonly translator: Translator;
  describe(job: Job): Promise<Reply>;
}
