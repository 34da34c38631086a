import type { JobFailure, JobResult } from '../../queue/job.ts';
import type { Claim, JobQueue } from '../../queue/job-queue.ts';
import type { MediaStore } from '../../queue/media-store.ts';
import { failureOf } from './failure.ts';
import type { JobLimits } from './job-limits.ts';
import type { Logger } from './log.ts';
import { type Patience, patiently } from './patiently.ts';
import { JobStopped } from './watch-job.ts';

export interface Ending {
  readonly queue: JobQueue;
  readonly media: MediaStore;
  readonly log: Logger;
  readonly limits: JobLimits;
  /** How long to go on when the queue does not answer. */
  readonly patience: Patience;
}

/** Ends a job as done. When another has it meanwhile, the clip is nobody's and goes. */
export async function handIn(claim: Claim, result: JobResult, ending: Ending): Promise<void> {
  const { queue, media, log, patience } = ending;
  const { renderMs, bytes, clip, preview } = result;
  const kept = await patiently(async () => {
    if (await queue.complete(claim, result)) return true;
    // An answer may have got lost: then the first call did it.
    return (await queue.get(claim.job.id))?.result?.clip === clip;
  }, patience);
  if (!kept) {
    log.warn('lost the claim; the clip is discarded');
    for (const key of [clip, preview]) if (key) await media.delete(key);
    return;
  }
  log.info({ renderMs, bytes }, 'done');
  await dropInputs(claim, ending);
}

/** Ends a job that was stopped or went wrong. What cannot be told even patiently, the lease tells. */
export async function endJob(claim: Claim, error: unknown, ending: Ending): Promise<void> {
  const { log, patience } = ending;
  const end = () => (error instanceof JobStopped ? endStopped(error) : fail(failureOf(error)));
  await patiently(end, patience).catch((err: unknown) =>
    log.error({ err }, 'the queue does not hear; it will take the job back'),
  );

  async function endStopped({ reason }: JobStopped): Promise<unknown> {
    const { queue, limits } = ending;
    switch (reason) {
      case 'cancelled':
        log.info('cancelled');
        return dropInputs(claim, ending);
      case 'lost':
        return log.warn('lost the claim');
      case 'handed-back':
        log.info('handed back');
        return queue.handBack(claim);
      // The next try would take as long, or as much.
      case 'timed-out':
        return fail({ failure: failure(reason, { seconds: limits.jobTimeoutMs / 1000 }) });
      case 'out-of-memory':
        return fail({ failure: failure(reason, { megabytes: limits.memoryBytes / 1e6 }) });
    }
  }

  function fail({ failure, retry = false }: { failure: JobFailure; retry?: boolean }) {
    log[failure.code === 'crashed' ? 'error' : 'warn'](
      { code: failure.code, err: error },
      'failed',
    );
    return ending.queue.fail(claim, failure, { retry });
  }
}

function failure(code: string, params: JobFailure['params']): JobFailure {
  return { code, params };
}

/** The job has ended: its pictures are needed no more. What stays behind, the sweep takes. */
async function dropInputs({ job }: Claim, { media, log }: Ending): Promise<void> {
  const { photo, driver } = job.payload;
  for (const key of [photo, driver])
    if (key !== null)
      await media.delete(key).catch((err: unknown) => log.warn({ err }, 'left for the sweep'));
}
