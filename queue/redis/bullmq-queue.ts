import type { JobQueue } from '../job-queue.ts';
import { askingSide } from './asking.ts';
import type { RedisConnection } from './connection.ts';
import { recordsSide } from './records.ts';
import { redisEvents } from './redis-events.ts';
import { closeStore, openStore, type RedisQueueOptions } from './store.ts';
import { tellingSide } from './telling.ts';
import { workingSide } from './working.ts';

/**
 * The queue on Redis, for any number of machines. A job has two halves: its record (a hash of ours:
 * what was asked, state, result, who was told), which decides everything and changes only by scripts
 * that Redis runs in one step; and its place in BullMQ, which holds order, locks and waits, and
 * follows the record (see `follow.ts`).
 *
 * A call fails with `store-unreachable` when Redis stays away; once it is back all goes on by itself.
 * @param url for example `redis://:password@host:6379/0`
 * @throws QueueError `store-unreachable`
 */
export async function openRedisQueue(
  url: string,
  options: RedisQueueOptions = {},
): Promise<JobQueue> {
  const store = await openStore(url, options);
  const events = redisEvents(store);
  const { jobs, ...records } = recordsSide(store);
  const sides = { ...askingSide(store), ...workingSide(store), ...tellingSide(store), ...records };
  return {
    ...reaching(store.connection, sides),
    jobs,
    subscribe: events.subscribe,
    close: async () => {
      await events.close();
      await closeStore(store);
    },
  };
}

type Calls = Record<string, (...args: never[]) => Promise<unknown>>;

/** Every call goes over the connection once it stands, its errors translated. */
function reaching<T extends { [K in keyof T]: Calls[string] }>(
  connection: RedisConnection,
  calls: T,
): T {
  const wrapped = Object.entries(calls as Calls).map(([name, call]) => [
    name,
    (...args: never[]) => connection.reach(() => call(...args)),
  ]);
  return Object.fromEntries(wrapped) as T;
}
