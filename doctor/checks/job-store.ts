import type { StoreConfig } from '../../queue/config.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { openQueue } from '../../queue/open-stores.ts';
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

async function look(queue: JobQueue, { redisUrl }: StoreConfig): Promise<Finding> {
  let open = 0;
  for await (const _ of queue.jobs({ states: ['queued', 'rendering'] })) open++;
  if (redisUrl === null) return well(`SQLite ${process.versions.sqlite}, ${open} open`);
  const { readRedisFacts } = await import('../../queue/redis/redis-facts.ts');
  const { version, keepsLog, mayEvict } = await readRedisFacts(redisUrl);
  const advice = [
    ...(keepsLog ? [] : ['Switch its append-only file on (appendonly yes): a restart loses jobs.']),
    ...(mayEvict ? ['Set its maxmemory-policy to noeviction: it may drop jobs.'] : []),
  ];
  const says = `Redis ${version} at ${new URL(redisUrl).host}, ${open} open`;
  return well(says, advice.join(' ') || null);
}

function mendOf({ redisUrl }: StoreConfig): string {
  return redisUrl === null
    ? 'Look at what lies there; DATA_DIR says where. A bot that starts makes a new database if there is none.'
    : 'Start Redis there, or correct REDIS_URL (host, port, password). Without it SQLite is used.';
}
