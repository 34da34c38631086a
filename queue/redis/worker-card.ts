import type { Quality } from '../job.ts';
import type { WorkerCard } from '../job-queue.ts';

/** A worker as Redis holds it: its id and its qualities, in words. */
export function writeCard({ id, qualities }: WorkerCard): string {
  return [id, ...qualities].join(' ');
}

export function readCard(written: string): WorkerCard {
  const [id = '', ...qualities] = written.split(' ');
  return { id, qualities: qualities as Quality[] };
}
