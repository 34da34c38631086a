import { createHash } from 'node:crypto';
import type { Job, JobState, NewJob } from '../job.ts';

/** A hash as Redis gives it: field, value, field, value. Its fields are set by `scripts/`. */
export type FlatRecord = readonly string[];

/** The id of a job follows from its dedupe key, so that asking twice meets the same record. */
export function jobIdOf(dedupeKey: string): string {
  return createHash('sha256').update(dedupeKey).digest('hex').slice(0, 32);
}

/** What the record of a job says when it has just been made. */
export function newRecord(asked: NewJob, createdAt: number): Job {
  return {
    ...asked,
    id: jobIdOf(asked.dedupeKey),
    state: 'queued',
    attempts: 0,
    createdAt,
    startedAt: null,
    endedAt: null,
    progress: null,
    result: null,
    failure: null,
    deliveredAt: null,
  };
}

/** Null when there is no such record. */
export function readRecord(flat: FlatRecord): Job | null {
  const record = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) record.set(flat[i]!, flat[i + 1]!);
  const job = record.get('job');
  if (job === undefined) return null;
  const time = (name: string) => (record.has(name) ? Number(record.get(name)) : null);
  const json = (name: string) => (record.has(name) ? JSON.parse(record.get(name)!) : null);
  return {
    ...(JSON.parse(job) as NewJob),
    id: record.get('id')!,
    state: record.get('state') as JobState,
    attempts: Number(record.get('attempts')),
    createdAt: Number(record.get('createdAt')),
    startedAt: time('startedAt'),
    endedAt: time('endedAt'),
    progress: json('progress'),
    result: json('result'),
    failure: json('failure'),
    deliveredAt: time('deliveredAt'),
  };
}

/** The number by which pages of records go on; see `scripts/page.lua`. */
export function sequenceOf(flat: FlatRecord): number {
  const at = flat.findIndex((text, i) => i % 2 === 0 && text === 'seq');
  return Number(flat[at + 1]);
}
