import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDiskMedia } from '../../queue/disk/disk-media.ts';
import type { QueuePolicy } from '../../queue/job-queue.ts';
import { openSqliteQueue } from '../../queue/sqlite/sqlite-queue.ts';
import { openSqliteUsers } from '../../queue/sqlite/sqlite-users.ts';

/** The stores of a machine with nothing installed, in `folder`, closed with the test. */
export async function openLocalStores(folder: string, policy: Partial<QueuePolicy> = {}) {
  const queue = openSqliteQueue({ folder, policy });
  const users = openSqliteUsers({ folder });
  const media = await openDiskMedia(join(folder, 'media'));
  onTestFinished(async () => {
    await Promise.all([queue.close(), users.close(), media.close()]);
  });
  return { queue, users, media };
}
