import { setTimeout as pause } from 'node:timers/promises';
import type { JobEvent } from '../job-queue.ts';
import { connectRedis, type RedisConnection } from './connection.ts';
import type { RedisStore } from './store.ts';

const BLOCK_MS = 2000;
const ANSWER_MS = 5000;
const EVENTS_AT_ONCE = 200;
/** Between looks for a Redis that is gone. */
const PAUSE_MS = 200;

type Listener = (event: JobEvent) => void;
/** As XREAD has it: id, and field, value, field, value. */
type Entry = readonly [id: string, fields: readonly string[]];

/**
 * Hears what the scripts write to the stream of events, over a connection of its own, as reading
 * blocks it. After Redis was away it reads on from the last event it heard, so none is missed (of
 * the newest 20,000, which the stream keeps).
 */
export function redisEvents(store: RedisStore) {
  const listeners = new Map<Listener, string>();
  let reader: Promise<Reader> | null = null;
  const startReader = async (last: string) => {
    const connection = await connectRedis(store.url, { answerMs: BLOCK_MS + ANSWER_MS });
    return readOn(connection, `${store.prefix}events`, last, (entry) => hand(listeners, entry));
  };
  const stopReader = async () => {
    const stopped = reader;
    reader = null;
    await (await stopped?.catch(() => null))?.stop();
  };
  const subscribe = async (listener: Listener) => {
    // A function of one's own: the same listener may subscribe twice.
    const own: Listener = (event) => listener(event);
    const last = await store.connection.reach(() => lastEvent(store));
    listeners.set(own, last);
    reader ??= startReader(last);
    try {
      await reader;
    } catch (error) {
      listeners.delete(own);
      reader = null;
      throw error;
    }
    return async () => {
      listeners.delete(own);
      if (listeners.size === 0) await stopReader();
    };
  };
  return { subscribe, close: stopReader };
}

async function lastEvent({ connection, prefix }: RedisStore): Promise<string> {
  const [newest] = await connection.client.xrevrange(`${prefix}events`, '+', '-', 'COUNT', 1);
  return newest?.[0] ?? '0-0';
}

interface Reader {
  stop(): Promise<void>;
}

function readOn(
  connection: RedisConnection,
  stream: string,
  from: string,
  hear: (entry: Entry) => void,
): Reader {
  let stopped = false;
  let last = from;
  const read = async () => {
    const count = ['COUNT', EVENTS_AT_ONCE, 'BLOCK', BLOCK_MS] as const;
    const reply = await connection.reach(() =>
      connection.client.xread(...count, 'STREAMS', stream, last),
    );
    for (const entry of (reply?.[0]?.[1] ?? []) as Entry[]) {
      last = entry[0];
      hear(entry);
    }
  };
  const loop = async () => {
    while (!stopped) await read().catch(() => (stopped ? undefined : pause(PAUSE_MS)));
  };
  const done = loop();
  return {
    stop: async () => {
      stopped = true;
      connection.close();
      await done;
    },
  };
}

function hand(listeners: ReadonlyMap<Listener, string>, [id, fields]: Entry): void {
  const event = toEvent(fields);
  for (const [listener, since] of listeners) {
    if (!isLater(id, since)) continue;
    try {
      listener(event);
    } catch {
      // Its own business; the others shall hear all the same.
    }
  }
}

/** Ids are milliseconds and a number within them. */
function isLater(id: string, than: string): boolean {
  const [ms, n] = id.split('-').map(Number) as [number, number];
  const [thanMs, thanN] = than.split('-').map(Number) as [number, number];
  return ms > thanMs || (ms === thanMs && n > thanN);
}

function toEvent(fields: readonly string[]): JobEvent {
  const values = fields.filter((_, i) => i % 2 === 1);
  const [kind, jobId, userId, surface, state, progress] = values as TellValues;
  return {
    kind,
    jobId,
    userId,
    surface,
    state,
    progress: progress === '' ? null : JSON.parse(progress),
  };
}

/** In the order in which `tell` of `scripts/prelude.lua` writes them. */
type TellValues = [JobEvent['kind'], string, string, string, JobEvent['state'], string];
