import { QUALITIES, type Quality } from '../job.ts';
import { DEFAULT_POLICY, type QueuePolicy } from '../job-queue.ts';
import { type Background, background } from './background.ts';
import { connectRedis, type Patience, type RedisConnection } from './connection.ts';
import { type Line, openLine } from './line.ts';
import { type Note, settler } from './notes.ts';
import { loadScripts, type RunScript } from './scripts.ts';

export interface RedisQueueOptions {
  readonly policy?: Partial<QueuePolicy>;
  /** Begins the names of all keys: queues of different names share a Redis. */
  readonly name?: string;
  readonly patience?: Patience;
}

/** What all parts of the queue work with. */
export interface RedisStore {
  readonly url: string;
  readonly prefix: string;
  /** What BullMQ's keys begin with. */
  readonly linePrefix: string;
  readonly policy: QueuePolicy;
  readonly connection: RedisConnection;
  readonly run: RunScript;
  readonly lines: Readonly<Record<Quality, Line>>;
  /** Takes away a note of `follow.ts`. */
  readonly settled: (note: Note) => Promise<void>;
  readonly background: Background;
}

/** @throws QueueError `store-unreachable` */
export async function openStore(url: string, options: RedisQueueOptions): Promise<RedisStore> {
  const policy = { ...DEFAULT_POLICY, ...options.policy };
  const connection = await connectRedis(url, options.patience);
  const prefix = `{${options.name ?? 'anydance'}}:`;
  const { client } = connection;
  const line = { client, prefix: `${prefix}line`, leaseMs: policy.leaseMs };
  try {
    const lines = await connection.reach(() =>
      Promise.all(QUALITIES.map(async (quality) => [quality, await openLine(quality, line)])),
    );
    const run = loadScripts(client, prefix);
    return {
      url,
      prefix,
      linePrefix: `${line.prefix}:`,
      policy,
      connection,
      run,
      settled: settler(run),
      background: background(),
      lines: Object.fromEntries(lines) as Record<Quality, Line>,
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

export async function closeStore({ lines, connection, background }: RedisStore): Promise<void> {
  await background.finished();
  await Promise.all(Object.values(lines).map((line) => line.close()));
  connection.close();
}
