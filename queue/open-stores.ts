import { join } from 'node:path';
import type { StoreConfig } from './config.ts';
import type { JobQueue } from './job-queue.ts';
import type { MediaStore } from './media-store.ts';
import type { UserRecords } from './user-records.ts';

export interface Stores {
  readonly queue: JobQueue;
  readonly media: MediaStore;
  readonly users: UserRecords;
  close(): Promise<void>;
}

/**
 * The stores that the configuration asks for. Only the packages of these are loaded.
 * @throws QueueError `store-…`
 */
export async function openStores(config: StoreConfig): Promise<Stores> {
  const opened: Array<{ close(): Promise<void> }> = [];
  const keep = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
    const store = await opening;
    opened.push(store);
    return store;
  };
  const close = async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  };
  try {
    const media = await keep(openMedia(config));
    const queue = await keep(openQueue(config));
    const users = await keep(openUsers(config));
    return { queue, media, users, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The queue alone.
 * @throws QueueError `store-…`
 */
export async function openQueue({ redisUrl, dataFolder, policy }: StoreConfig): Promise<JobQueue> {
  if (redisUrl !== null) {
    const { openRedisQueue } = await import('./redis/bullmq-queue.ts');
    return openRedisQueue(redisUrl, { policy });
  }
  const { openSqliteQueue } = await import('./sqlite/sqlite-queue.ts');
  return openSqliteQueue({ folder: dataFolder, policy });
}

async function openUsers({ redisUrl, dataFolder }: StoreConfig): Promise<UserRecords> {
  if (redisUrl !== null) {
    const { openRedisUsers } = await import('./redis/redis-users.ts');
    return openRedisUsers(redisUrl);
  }
  const { openSqliteUsers } = await import('./sqlite/sqlite-users.ts');
  return openSqliteUsers({ folder: dataFolder });
}

async function openMedia({ s3, dataFolder }: StoreConfig): Promise<MediaStore> {
  if (s3 !== null) {
    const { openS3Media } = await import('./s3/s3-media.ts');
    return openS3Media({ ...s3, spoolFolder: join(dataFolder, 'spool') });
  }
  const { openDiskMedia } = await import('./disk/disk-media.ts');
  return openDiskMedia(join(dataFolder, 'media'));
}
