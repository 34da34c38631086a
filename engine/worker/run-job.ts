import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claim, JobQueue } from '../../queue/job-queue.ts';
import type { MediaStore } from '../../queue/media-store.ts';
import type { Renderer } from '../child/render-process.ts';
import type { WorkerLimits } from './config.ts';
import { type Ending, endJob, handIn } from './end-job.ts';
import { keepPreview } from './keep-preview.ts';
import type { Logger } from './log.ts';
import { renderJob } from './render-job.ts';
import { watchJob } from './watch-job.ts';

export interface JobTools {
  readonly queue: JobQueue;
  readonly media: MediaStore;
  readonly renderer: Renderer;
  /** Of this process alone. */
  readonly workFolder: string;
  readonly limits: WorkerLimits['jobs'];
  readonly log: Logger;
}

/**
 * Renders one claimed job and tells the queue how it ended. Never throws: what goes wrong is the
 * job's failure. Nothing is left in the work folder, and no clip without a job in the media store.
 * @param handBack aborted: stop at once and give the job back
 */
export async function runJob(claim: Claim, tools: JobTools, handBack: AbortSignal): Promise<void> {
  const { queue, media, renderer } = tools;
  const limits = tools.limits[claim.job.quality];
  const log = tools.log.child({ jobId: claim.job.id, attempt: claim.job.attempts });
  const onError = (err: unknown) => log.warn({ err }, 'the queue could not be told');
  const ending: Ending = { queue, media, log, limits, patience: { signal: handBack, onError } };
  const preview = keepPreview(media, (err) => log.warn({ err }, 'no preview'));
  const watch = watchJob(claim, { queue, renderer, ...limits, preview, handBack, onError });
  const folder = join(tools.workFolder, 'job');
  try {
    log.info({ quality: claim.job.quality }, 'started');
    await mkdir(folder, { mode: 0o700 });
    await handIn(
      claim,
      await renderJob(claim.job, { media, renderer, folder, watch, preview }),
      ending,
    );
  } catch (error) {
    await endJob(claim, watch.signal.aborted ? watch.signal.reason : error, ending);
  } finally {
    await watch.stop();
    await preview.drop();
    await rm(folder, { recursive: true, force: true }).catch(onError);
  }
}
