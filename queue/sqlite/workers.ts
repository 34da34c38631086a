import type { Quality } from '../job.ts';
import type { WorkerCard } from '../job-queue.ts';
import type { JobStore } from './job-store.ts';

const DAY_MS = 24 * 3600e3;

/** Puts a worker on record, or a sign of life of it. Inside a transaction. */
export function introduceWorker({ sql, now }: JobStore, { id, qualities }: WorkerCard): void {
  sql('INSERT OR REPLACE INTO workers VALUES (?, ?, ?)').run(id, JSON.stringify(qualities), now());
  sql('DELETE FROM workers WHERE abs(seen_at - ?) > ?').run(now(), DAY_MS);
}

export function sawWorker({ sql, now }: JobStore, id: string): void {
  sql('UPDATE workers SET seen_at = ? WHERE id = ?').run(now(), id);
}

/** Inside a transaction. */
export function dropWorker({ sql }: JobStore, id: string): void {
  sql('DELETE FROM workers WHERE id = ?').run(id);
}

export interface Introductions {
  isDue(worker: WorkerCard): boolean;
  /** It is due the next time. */
  forget(worker: WorkerCard): void;
}

/**
 * Says when a worker is due to be introduced: an idle one that asks for work several times a second
 * need not be written down each time.
 */
export function introductions(leaseMs: number): Introductions {
  const last = new Map<string, number>();
  const keyOf = ({ id, qualities }: WorkerCard) => JSON.stringify([id, qualities]);
  return {
    isDue(worker) {
      const key = keyOf(worker);
      const now = performance.now();
      if (now - (last.get(key) ?? Number.NEGATIVE_INFINITY) < leaseMs / 2) return false;
      if (last.size > 1000) last.clear();
      last.set(key, now);
      return true;
    },
    forget: (worker) => void last.delete(keyOf(worker)),
  };
}

/**
 * Workers seen within the lease, by the wall clock, and those with a claim that was not taken back,
 * whatever the clock says: where it jumps, an idle one is missed for half a lease.
 */
export function liveWorkers({ sql, now, policy }: JobStore): WorkerCard[] {
  const seen = sql(
    `SELECT id, qualities FROM workers WHERE abs(seen_at - ?) <= ?
      OR id IN (SELECT worker_id FROM jobs WHERE state = 'rendering') ORDER BY id`,
  );
  return seen.all(now(), policy.leaseMs).map(({ id, qualities }) => ({
    id: id as string,
    qualities: JSON.parse(qualities as string) as Quality[],
  }));
}
