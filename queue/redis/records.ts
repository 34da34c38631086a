import type { Job } from '../job.ts';
import type { JobFilter, JobQueue } from '../job-queue.ts';
import { type FlatRecord, readRecord, sequenceOf } from './job-record.ts';
import type { RedisStore } from './store.ts';

const PAGE = 100;
const DROPPED_AT_ONCE = 200;

/** What is on record. */
export function recordsSide(
  store: RedisStore,
): Pick<JobQueue, 'get' | 'jobs' | 'purge' | 'forgetUser'> {
  const { run, connection, prefix } = store;
  return {
    get: async (id) => {
      const fields = await connection.client.hgetall(`${prefix}job:${id}`);
      return readRecord(Object.entries(fields).flat());
    },
    jobs: (filter = {}) => jobs(store, filter),
    purge: async (before) => {
      let count = 0;
      for (let dropped = DROPPED_AT_ONCE; dropped === DROPPED_AT_ONCE; count += dropped)
        dropped = await run<number>('purge', before, DROPPED_AT_ONCE);
      return count;
    },
    forgetUser: async (userId) => {
      const dropped = await run<FlatRecord[]>('forget-user', userId);
      return dropped.map(readRecord).filter((job) => job !== null);
    },
  };
}

async function* jobs(
  { run, connection }: RedisStore,
  { states, userId, limit = Number.POSITIVE_INFINITY }: JobFilter,
): AsyncGenerator<Job> {
  const index = userId === undefined ? 'jobs' : `user:${userId}`;
  let left = limit;
  for (let below = '+inf'; left > 0; ) {
    const page = await connection.reach(() => run<FlatRecord[]>('page', index, below, PAGE));
    for (const job of page.map(readRecord)) {
      if (job === null || (states && !states.includes(job.state))) continue;
      if (left-- <= 0) return;
      yield job;
    }
    if (page.length < PAGE) return;
    below = `(${sequenceOf(page.at(-1)!)}`;
  }
}
