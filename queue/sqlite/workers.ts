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

/**
 * Says when a worker is due to be introduced: an idle one that asks for work several times a second
 * need not be written down each time.
 */
export function introductions(leaseMs: number): (worker: WorkerCard) => boolean {
  const last = new Map<string, number>();
  return ({ id, qualities }) => {
    const key = JSON.stringify([id, qualities]);
    const now = performance.now();
    if (now - (last.get(key) ?? Number.NEGATIVE_INFINITY) < leaseMs / 2) return false;
    if (last.size > 1000) last.clear();
    last.set(key, now);
    return true;
  };
}

/** Workers that were seen within two leases. For estimates only: a clock that jumps is no harm. */
export function liveWorkers({ sql, now, policy }: JobStore): WorkerCard[] {
  const seen = sql('SELECT id, qualities FROM workers WHERE abs(seen_at - ?) <= ?');
  return seen.all(now(), 2 * policy.leaseMs).map(({ id, qualities }) => ({
    id: id as string,
    qualities: JSON.parse(qualities as string) as Quality[],
  }));
}
