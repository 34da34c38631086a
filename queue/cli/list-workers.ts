import type { JobQueue } from '../job-queue.ts';
import { alignColumns } from './table.ts';

const HEADINGS = ['ID', 'QUALITIES'];

/** `workers`: those alive and what they take, lines of a table, or of one JSON object each. */
export async function listWorkers(queue: JobQueue, json: boolean): Promise<string[]> {
  const workers = await queue.workers();
  if (json) return workers.map((worker) => JSON.stringify(worker));
  if (workers.length === 0) return ['There is no worker.'];
  return alignColumns([
    HEADINGS,
    ...workers.map(({ id, qualities }) => [id, qualities.join(', ')]),
  ]);
}
