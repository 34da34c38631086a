import type { JobFilter, JobQueue } from '../job-queue.ts';
import { type JobView, standingOf, viewOf } from './job-view.ts';
import { alignColumns } from './table.ts';
import { sayMs } from './units.ts';

interface ListOptions {
  readonly filter: JobFilter;
  readonly json: boolean;
  readonly now: number;
}

const HEADINGS = ['ID', 'STATE', 'AGE', 'USER', 'QUALITY', 'HOW IT STANDS'];

/** `list`: lines of a table, or of one JSON object each; newest first. */
export async function listJobs(
  queue: JobQueue,
  { filter, json, now }: ListOptions,
): Promise<string[]> {
  const views: JobView[] = [];
  for await (const job of queue.jobs(filter))
    views.push(viewOf(job, job.state === 'queued' ? await queue.place(job.id) : null));
  if (json) return views.map((view) => JSON.stringify(view));
  if (views.length === 0) return ['There are no such jobs.'];
  return alignColumns([HEADINGS, ...views.map((view) => toRow(view, now))]);
}

function toRow(view: JobView, now: number): string[] {
  const age = sayMs(now - view.createdAt).padStart(6);
  return [view.id, view.state, age, view.userId, view.quality, standingOf(view)];
}
