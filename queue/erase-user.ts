import { type Job, OPEN_STATES } from './job.ts';
import type { JobQueue } from './job-queue.ts';
import type { MediaStore } from './media-store.ts';
import { QueueError } from './queue-error.ts';
import { mediaOf } from './sweep.ts';
import type { UserRecords } from './user-records.ts';

interface Stores {
  readonly queue: JobQueue;
  readonly media: MediaStore;
  readonly users: UserRecords;
}

/**
 * Forgets a user: cancels what is open, deletes pictures and clips, then the records. May be done
 * again after it was cut short. Returns how many jobs there were.
 */
export async function eraseUser(userId: string, { queue, media, users }: Stores): Promise<number> {
  for await (const { id } of queue.jobs({ userId, states: OPEN_STATES }))
    await queue.cancel(id, { userId, admin: true }).catch(unlessEnded);
  // Media first: a record that is left tells the next try what to delete.
  for await (const job of queue.jobs({ userId })) await deleteAll(job);
  const forgotten = await queue.forgetUser(userId);
  for (const job of forgotten) await deleteAll(job);
  await users.erase(userId);
  return forgotten.length;

  async function deleteAll(job: Job): Promise<void> {
    for (const key of mediaOf(job)) await media.delete(key);
  }
}

function unlessEnded(error: unknown): void {
  if (!(error instanceof QueueError && error.code === 'job-ended')) throw error;
}
