import type { JobEvent } from '../job-queue.ts';
import type { JobRow, JobStore } from './job-store.ts';
import type { OpenDatabase } from './open-database.ts';

/** Other processes are asked so often for what they did; this one's own changes are told at once. */
const POLL_MS = 1000;
/** As many of the newest events are kept: far more than come between two polls. */
const KEPT_EVENTS = 20_000;
const TRIM_EVERY = 1000;

/** Puts an event on record, within the transaction of what it tells. */
export function emit({ sql }: JobStore, kind: JobEvent['kind'], row: Told): void {
  const event = JSON.stringify(eventOf(kind, row));
  const id = Number(sql('INSERT INTO events (event) VALUES (?)').run(event).lastInsertRowid);
  if (id % TRIM_EVERY === 0) sql('DELETE FROM events WHERE id <= ?').run(id - KEPT_EVENTS);
}

/** What an event tells of a job. */
type Told = Pick<JobRow, 'id' | 'user_id' | 'surface' | 'state' | 'progress'>;

function eventOf(kind: JobEvent['kind'], row: Told): JobEvent {
  return {
    kind,
    jobId: row.id,
    userId: row.user_id,
    surface: row.surface,
    state: row.state,
    progress: row.progress === null ? null : JSON.parse(row.progress),
  };
}

type Listener = (event: JobEvent) => void;

export interface EventReader {
  subscribe(listener: Listener): () => void;
  /** Tells the listeners what is new. */
  readNew(): void;
  stop(): void;
}

/** Reads the events of all processes in their one order. */
export function eventReader({ sql }: Pick<OpenDatabase, 'sql'>): EventReader {
  const listeners = new Set<Listener>();
  let lastId = 0;
  let timer: NodeJS.Timeout | undefined;

  const readNew = () => {
    if (listeners.size === 0) return;
    const rows = sql('SELECT id, event FROM events WHERE id > ? ORDER BY id').all(lastId);
    if (rows.length === 0) return;
    lastId = rows.at(-1)!.id as number;
    for (const { event } of rows) tell(listeners, JSON.parse(event as string));
  };

  const poll = () => {
    try {
      readNew();
    } catch (error) {
      warn(error); // The next poll reads the same again.
    }
  };

  const subscribe = (listener: Listener) => {
    if (listeners.size > 0) readNew();
    else lastId = (sql('SELECT max(id) AS id FROM events').get()?.id ?? 0) as number;
    timer ??= setInterval(poll, POLL_MS).unref();
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) stop();
    };
  };

  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    listeners.clear();
  };
  return { subscribe, readNew: poll, stop };
}

function tell(listeners: Iterable<Listener>, event: JobEvent): void {
  for (const listener of [...listeners])
    try {
      listener(event);
    } catch (error) {
      warn(error); // One listener's fault is not the others'.
    }
}

/** Nobody waits for an answer here: whoever keeps the process's log hears of it as a warning. */
function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
