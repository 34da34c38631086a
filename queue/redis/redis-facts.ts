import { connectRedis } from './connection.ts';

/** How a Redis is set up, as far as jobs depend on it. */
export interface RedisFacts {
  readonly version: string;
  /** Whether it keeps an append-only file: without one a restart loses jobs. */
  readonly keepsLog: boolean;
  /** Whether it drops keys when its memory is full: then it may drop jobs. */
  readonly mayEvict: boolean;
}

/** @throws QueueError `store-unreachable` */
export async function readRedisFacts(url: string): Promise<RedisFacts> {
  const { client, reach, close } = await connectRedis(url);
  try {
    const info = await reach(() => client.info());
    const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
    return {
      version: field('redis_version'),
      keepsLog: field('aof_enabled') === '1',
      mayEvict: Number(field('maxmemory')) > 0 && field('maxmemory_policy') !== 'noeviction',
    };
  } finally {
    close();
  }
}
