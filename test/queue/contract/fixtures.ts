import { onTestFinished, vi } from 'vitest';
import type { JobResult, NewJob } from '../../../queue/job.ts';
import type { JobQueue, QueuePolicy, WorkerCard } from '../../../queue/job-queue.ts';
import { jobResult, newJob } from '../new-job.ts';

export { jobResult, newJob };

/** Opens a handle on the store of one test; each is like another process. The suite closes it. */
type OpenQueue = (policy: Partial<QueuePolicy>) => Promise<JobQueue>;
/** Makes an empty store for one test; what it leaves behind goes with the test. */
export type NewStore = () => OpenQueue | Promise<OpenQueue>;

interface StartedQueue {
  readonly queue: JobQueue;
  /** One more handle on the same store, by the same policy. */
  another(): Promise<JobQueue>;
}
/** A queue on an empty store. Its limits are out of the way unless the policy says otherwise. */
export type StartQueue = (policy?: Partial<QueuePolicy>) => Promise<StartedQueue>;

export function queueStarter(newStore: NewStore): StartQueue {
  return async (policy) => {
    const open = await newStore();
    const another = async () => {
      const queue = await open({ maxOpenPerUser: 1e6, maxOpenPerCommunity: 1e6, ...policy });
      onTestFinished(() => queue.close());
      return queue;
    };
    return { queue: await another(), another };
  };
}

export const WORKER: WorkerCard = { id: 'worker-1', qualities: ['preview', 'lite', 'studio'] };

/** One that takes what bots ask for unless told otherwise. */
export const PREVIEWS: WorkerCard = { id: 'previews', qualities: ['preview'] };

/** Enqueues one job; returns its id. */
export async function enqueue(queue: JobQueue, overrides: Partial<NewJob> = {}): Promise<string> {
  const { job } = await queue.enqueue(newJob(overrides));
  return job.id;
}

/** Claims, and takes it for granted that a job is there. */
export async function claimed(queue: JobQueue, worker = WORKER) {
  const claim = await queue.claim(worker);
  if (claim === null) throw new Error('No job to claim');
  return claim;
}

/** Claims one job after the other until none is left; returns what `pick` says of each. */
export async function drain<T>(queue: JobQueue, pick: (job: NewJob & { id: string }) => T) {
  const picked: T[] = [];
  for (let claim = await queue.claim(WORKER); claim !== null; claim = await queue.claim(WORKER))
    picked.push(pick(claim.job));
  return picked;
}

/** Asks until there is an answer other than null, false or 0. */
export function eventually<T>(ask: () => Promise<T> | T): Promise<NonNullable<T>> {
  return vi.waitFor(
    async () => {
      const answer = await ask();
      if (!answer) throw new Error(`It never came: ${String(answer)}`);
      return answer;
    },
    { timeout: 10_000, interval: 10 },
  );
}

/** Ends a job as `done`, as a worker does; returns its id. */
export async function finishNext(queue: JobQueue, result: Partial<JobResult> = {}) {
  const claim = await claimed(queue);
  await queue.complete(claim, jobResult(result));
  return claim.job.id;
}
