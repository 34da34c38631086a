import type { Logger } from 'pino';
import type { Commands } from '../commands/commands.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { MediaStore } from '../queue/media-store.ts';
import type { UserRecords } from '../queue/user-records.ts';

/** What every surface is given. */
export interface SurfaceDeps {
  readonly queue: JobQueue;
  readonly media: MediaStore;
  readonly users: UserRecords;
  readonly commands: Commands;
  readonly log: Logger;
}
