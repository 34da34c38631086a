import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobQueue } from '../queue/job-queue.ts';
import { openRedisQueue } from '../queue/redis/bullmq-queue.ts';
import { openSqliteQueue } from '../queue/sqlite/sqlite-queue.ts';
import { redisOrSay, startRedis } from '../test/helpers/redis-server.ts';

interface BenchQueue {
  readonly queue: JobQueue;
  /** What is measured, for the heading. */
  readonly what: string;
  close(): Promise<void>;
}

/** An empty queue whose limits are out of the way. */
export function openBenchQueue(store: string): Promise<BenchQueue> {
  if (store === 'sqlite') return openSqlite();
  if (store === 'redis') return openRedis('everysec');
  if (store === 'redis-always') return openRedis('always');
  throw new Error(`--store is sqlite, redis or redis-always, not ${store}`);
}

const POLICY = { maxOpenPerUser: 1e6, maxOpenPerCommunity: 1e6 };

async function openSqlite(): Promise<BenchQueue> {
  const folder = mkdtempSync(join(tmpdir(), 'anydance-bench-'));
  const queue = openSqliteQueue({ folder, policy: POLICY });
  return {
    queue,
    what: `SQLite ${process.versions.sqlite}, WAL, synchronous FULL, in ${folder}`,
    close: async () => {
      await queue.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function openRedis(appendfsync: 'always' | 'everysec'): Promise<BenchQueue> {
  const program = redisOrSay('bench:queue');
  if (program === null) throw new Error('Install redis-server to measure it.');
  const server = await startRedis(program, appendfsync);
  const queue = await openRedisQueue(server.url, { policy: POLICY });
  return {
    queue,
    what: `BullMQ on ${program}, append-only file, appendfsync ${appendfsync}`,
    close: async () => {
      await queue.close();
      await server.stop();
    },
  };
}
