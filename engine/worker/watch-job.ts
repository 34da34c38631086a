import type { Claim, JobQueue } from '../../queue/job-queue.ts';
import { readTreeBytes } from '../child/process-memory.ts';
import type { Renderer } from '../child/render-process.ts';
import type { Progress } from '../progress.ts';
import { every } from './every.ts';
import type { JobLimits } from './job-limits.ts';
import type { PreviewKeeper } from './keep-preview.ts';

/** Why a job was stopped from outside. */
export type StopReason = 'cancelled' | 'lost' | 'timed-out' | 'out-of-memory' | 'handed-back';

export class JobStopped extends Error {
  override readonly name = 'JobStopped';
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`the job was stopped: ${reason}`);
    this.reason = reason;
  }
}

export interface WatchOptions extends JobLimits {
  readonly queue: JobQueue;
  readonly renderer: Renderer;
  readonly preview: PreviewKeeper;
  /** Aborted: the job shall go back to the queue at once. */
  readonly handBack: AbortSignal;
  /** The queue could not be told; it is tried again. */
  readonly onError: (error: unknown) => void;
}

export interface JobWatch {
  /** Aborts with a `JobStopped`. */
  readonly signal: AbortSignal;
  /** What the next heartbeat tells. */
  progress: Progress | undefined;
  stop(): Promise<void>;
}

const EVERY_MS = 1000;

/** Keeps the lease of a job, tells its progress, and stops it when it must not go on. */
export function watchJob(claim: Claim, options: WatchOptions): JobWatch {
  const { queue, renderer, jobTimeoutMs, memoryBytes, preview, handBack, onError } = options;
  const stopping = new AbortController();
  const over = new AbortController();
  const stopFor = (reason: StopReason) => stopping.abort(new JobStopped(reason));
  const onHandBack = () => stopFor('handed-back');
  const timer = setTimeout(() => stopFor('timed-out'), jobTimeoutMs);
  handBack.addEventListener('abort', onHandBack);
  if (handBack.aborted) onHandBack();
  const loops = { signal: over.signal, onError };
  // Before the loops: they begin at once.
  const watch: JobWatch = { signal: stopping.signal, progress: undefined, stop };
  const running = Promise.all([every(EVERY_MS, beat, loops), every(EVERY_MS, checkMemory, loops)]);
  return watch;

  async function stop(): Promise<void> {
    clearTimeout(timer);
    handBack.removeEventListener('abort', onHandBack);
    over.abort();
    await running;
  }

  async function beat(): Promise<void> {
    const progress = watch.progress && { ...watch.progress, preview: preview.key };
    const answer = await queue.heartbeat(claim, progress);
    if (answer !== 'held') stopFor(answer);
  }

  async function checkMemory(): Promise<void> {
    const { pid } = renderer;
    const bytes = pid === undefined ? null : readTreeBytes(pid);
    if (bytes !== null && bytes > memoryBytes) stopFor('out-of-memory');
  }
}
