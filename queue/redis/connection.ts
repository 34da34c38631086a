import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { QueueError } from '../queue-error.ts';
import { isUnreachable, storeError } from './store-error.ts';

export interface Patience {
  /** So long a call waits for a Redis that is gone, then it fails. Default 3000; a restart is shorter. */
  readonly waitMs?: number;
  /** An answer takes no longer, unless the network swallows it. Default 5000. */
  readonly answerMs?: number;
}

const PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1000;

/** One connection, mended by itself for as long as it is open. */
export interface RedisConnection {
  readonly client: Redis;
  /** Where it leads, without the password. */
  readonly place: string;
  /**
   * Does something over it, once it stands; once more when it breaks meanwhile. So it must not matter
   * whether something cut off was carried out.
   * @throws QueueError `store-unreachable`, `store-full`, `store-not-writable`
   */
  reach<T>(task: () => Promise<T>): Promise<T>;
  close(): void;
}

/**
 * Opens a connection.
 * @param url for example `redis://:password@host:6379/0`
 * @throws QueueError `store-unreachable`
 */
export async function connectRedis(
  url: string,
  { waitMs = 3000, answerMs = 5000 }: Patience = {},
): Promise<RedisConnection> {
  const timeouts = { connectTimeout: waitMs, commandTimeout: answerMs };
  const client = new Redis(url, { ...OPTIONS, ...timeouts });
  const place = placeOf(url);
  let reason = 'no answer';
  // Each call tells its caller; without a listener, ioredis would write to the console.
  client.on('error', (error: Error) => {
    reason = error.message || (error as NodeJS.ErrnoException).code || error.name;
  });
  const attempt = async <T>(task: () => Promise<T>, untilMs: number): Promise<T> => {
    if (client.status !== 'ready' && !(await comesBack(client, untilMs - performance.now())))
      throw new QueueError('store-unreachable', { place, reason });
    try {
      return await task();
    } catch (error) {
      const known = storeError(error, place);
      if (!isUnreachable(known) || performance.now() > untilMs) throw known;
      // Until the event loop has turned, a broken connection passes for a good one.
      await pause(PAUSE_MS);
      return attempt(task, untilMs);
    }
  };
  const reach = <T>(task: () => Promise<T>) => attempt(task, performance.now() + waitMs);
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
  retryStrategy: (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 10), LONGEST_PAUSE_MS),
};

async function comesBack(client: Redis, waitMs: number): Promise<boolean> {
  if (client.status === 'end') return false;
  try {
    await once(client, 'ready', { signal: AbortSignal.timeout(Math.max(0, Math.ceil(waitMs))) });
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
