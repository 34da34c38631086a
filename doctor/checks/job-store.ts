import type { StoreConfig } from '../../queue/config.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { QueueError } from '../../queue/queue-error.ts';
import { broken, configured, type Finding, well } from '../check.ts';

/** Where the jobs are: SQLite, or Redis. */
export const jobStoreCheck = configured('jobs', async ({ stores }) => {
  try {
    const queue = await openQueue(stores);
    try {
      return await look(queue, stores);
    } finally {
      await queue.close();
    }
  } catch (error) {
    if (!(error instanceof QueueError)) throw error;
    return broken(error.message, mendOf(stores));
  }
});

async function openQueue({ redisUrl, dataFolder }: StoreConfig): Promise<JobQueue> {
  if (redisUrl !== null) {
    const { openRedisQueue } = await import('../../queue/redis/bullmq-queue.ts');
    return openRedisQueue(redisUrl);
  }
  const { openSqliteQueue } = await import('../../queue/sqlite/sqlite-queue.ts');
  return openSqliteQueue({ folder: dataFolder });
}

async function look(queue: JobQueue, { redisUrl }: StoreConfig): Promise<Finding> {
  let open = 0;
  for await (const _ of queue.jobs({ states: ['queued', 'rendering'] })) open++;
  const where =
    redisUrl === null ? `SQLite ${process.versions.sqlite}` : `Redis at ${hostOf(redisUrl)}`;
  return well(`${where}, ${open} open`);
}

function mendOf({ redisUrl }: StoreConfig): string {
  return redisUrl === null
    ? 'Look at what lies there; DATA_DIR says where. A bot that starts makes a new database if there is none.'
    : 'Start Redis there, or correct REDIS_URL (host, port, password). Without it SQLite is used.';
}

function hostOf(url: string): string {
  return new URL(url).host;
}
