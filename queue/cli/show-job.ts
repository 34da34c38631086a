import type { JobQueue } from '../job-queue.ts';
import { QueueError } from '../queue-error.ts';
import { type JobView, standingOf, viewOf } from './job-view.ts';
import { alignColumns } from './table.ts';

/**
 * `show`: all that is on record of a job, a line each, or as JSON.
 * @throws QueueError `job-unknown`
 */
export async function showJob(queue: JobQueue, id: string, json: boolean): Promise<string[]> {
  const job = await queue.get(id);
  if (job === null) throw new QueueError('job-unknown');
  const view = viewOf(job, await queue.place(id));
  return json ? [JSON.stringify(view, null, 2)] : alignColumns(factsOf(view));
}

function factsOf(view: JobView): string[][] {
  const { payload, result, failure } = view;
  const facts: Array<readonly [name: string, value: string | null]> = [
    ['id', view.id],
    ['state', `${view.state}  ${standingOf(view)}`.trim()],
    ['user', view.userId],
    ['community', view.communityId],
    ['surface', view.surface],
    ['quality', view.quality],
    ['wished', view.wishedQuality ?? null],
    ['priority', String(view.priority)],
    ['tries', String(view.attempts)],
    ['created', at(view.createdAt)],
    ['started', at(view.startedAt)],
    ['ended', at(view.endedAt)],
    ['told', at(view.deliveredAt)],
    ['dance', payload.dance],
    ['photo', payload.photo],
    ['driver', payload.driver],
    ['clip', result?.clip ?? null],
    ['notes', result?.notes.join(', ') || null],
    ['failure', failure && `${failure.code} ${JSON.stringify(failure.params)}`],
    ['dedupe key', view.dedupeKey],
  ];
  return facts.filter(([, value]) => value !== null).map(([name, value]) => [name, value!]);
}

function at(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
