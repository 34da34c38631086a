import { once } from 'node:events';
import { Redis } from 'ioredis';
import { QueueError } from '../queue-error.ts';
import { storeError } from './store-error.ts';

/** So long a call waits for a Redis that is gone, then it fails; a restart is shorter. */
const WAIT_MS = 3000;
/** An answer takes no longer, unless the network swallows it. */
const ANSWER_MS = 5000;
const LONGEST_PAUSE_MS = 1000;

/** One connection, mended by itself for as long as it is open. */
export interface RedisConnection {
  readonly client: Redis;
  /** Where it leads, without the password. */
  readonly place: string;
  /**
   * Does something over it, once it stands.
   * @throws QueueError `store-unreachable`, `store-full`, `store-not-writable`
   */
  reach<T>(task: () => Promise<T>): Promise<T>;
  close(): void;
}

/**
 * Opens a connection.
 * @param url for example `redis://:password@host:6379/0`
 * @param blockMs how long commands of this connection may block on purpose
 * @throws QueueError `store-unreachable`
 */
export async function connectRedis(url: string, blockMs = 0): Promise<RedisConnection> {
  const client = new Redis(url, { ...OPTIONS, commandTimeout: blockMs + ANSWER_MS });
  const place = placeOf(url);
  let reason = 'no answer';
  // Each call tells its caller; without a listener, ioredis would write to the console.
  client.on('error', (error: Error) => {
    reason = error.message || (error as NodeJS.ErrnoException).code || error.name;
  });
  const reach = async <T>(task: () => Promise<T>): Promise<T> => {
    if (client.status !== 'ready' && !(await comesBack(client)))
      throw new QueueError('store-unreachable', { place, reason });
    return task().catch((error: unknown) => {
      throw storeError(error, place);
    });
  };
  const connection = { client, place, reach, close: () => client.disconnect() };
  await reach(async () => {}).catch((error: unknown) => {
    connection.close();
    throw error;
  });
  return connection;
}

/**
 * What was on its way when a connection broke fails at once, and nothing is kept to be sent later:
 * only the caller knows whether it is still wanted then.
 */
const OPTIONS = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: WAIT_MS,
  retryStrategy: (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 10), LONGEST_PAUSE_MS),
};

async function comesBack(client: Redis): Promise<boolean> {
  if (client.status === 'end') return false;
  try {
    await once(client, 'ready', { signal: AbortSignal.timeout(WAIT_MS) });
    return true;
  } catch {
    return client.status === 'ready';
  }
}

function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'REDIS_URL';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
