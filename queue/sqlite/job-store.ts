import type { Job, JobState, Quality } from '../job.ts';
import type { QueuePolicy } from '../job-queue.ts';
import type { Write } from './group-commit.ts';
import type { OpenDatabase } from './open-database.ts';

/** What every part of the queue works with. */
export interface JobStore {
  readonly sql: OpenDatabase['sql'];
  readonly read: OpenDatabase['read'];
  readonly write: Write;
  readonly policy: QueuePolicy;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A row of the table `jobs`. */
export interface JobRow {
  readonly seq: number;
  readonly id: string;
  readonly user_id: string;
  readonly surface: string;
  readonly quality: Quality;
  readonly clip_seconds: number;
  readonly asked: string;
  readonly state: JobState;
  readonly attempts: number;
  readonly urgency: number;
  readonly round: number;
  readonly arrival: number;
  readonly claim_token: string | null;
  readonly worker_id: string | null;
  readonly beat: number;
  readonly progress: string | null;
  readonly progress_at: number | null;
  readonly result: string | null;
  readonly failure: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly delivery_token: string | null;
  readonly delivered_at: number | null;
}

export function jobOf(row: JobRow): Job {
  return {
    ...JSON.parse(row.asked),
    id: row.id,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    progress: parsed(row.progress),
    result: parsed(row.result),
    failure: parsed(row.failure),
    deliveredAt: row.delivered_at,
  };
}

function parsed(json: string | null) {
  return json === null ? null : JSON.parse(json);
}

export function rowById({ sql }: JobStore, id: string): JobRow | null {
  return (sql('SELECT * FROM jobs WHERE id = ?').get(id) as JobRow | undefined) ?? null;
}
