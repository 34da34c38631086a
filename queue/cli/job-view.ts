import type { Job, JobProgress } from '../job.ts';
import type { Place } from '../job-queue.ts';
import { sayBytes, sayMs } from './units.ts';

/** A job as the operator sees it. The address of the asker may hold a token: it stays out. */
export type JobView = Omit<Job, 'replyTo'> & {
  readonly surface: string;
  readonly place: Place | null;
};

const BAR_WIDTH = 12;

export function viewOf({ replyTo, ...job }: Job, place: Place | null): JobView {
  return { ...job, surface: replyTo.surface, place };
}

/** How a job stands, in a few words, as far as its state does not say it. */
export function standingOf({ state, place, progress, result, failure, attempts }: JobView): string {
  switch (state) {
    case 'queued':
      return [placeText(place), attempts > 0 && `after ${attempts} failed`]
        .filter(Boolean)
        .join(', ');
    case 'rendering':
      return progress
        ? `${bar(progress.fraction)} ${stageOf(progress)}, ${sayMs(progress.etaMs)} left`
        : bar(0);
    case 'done':
      return result ? `${sayBytes(result.bytes)} in ${sayMs(result.renderMs)}` : '';
    case 'failed':
      return failure?.code ?? '';
    case 'cancelled':
      return '';
  }
}

function stageOf({ stage, denoising }: JobProgress): string {
  return denoising ? `${stage} (step ${denoising.step + 1} of ${denoising.steps})` : stage;
}

function placeText(place: Place | null): string {
  if (!place) return '';
  if (place.workers === 0) return `#${place.position}, no worker takes it`;
  return place.etaMs === null
    ? `#${place.position}`
    : `#${place.position}, ${sayMs(place.etaMs)} left`;
}

function bar(fraction: number): string {
  const filled = Math.round(fraction * BAR_WIDTH);
  const percent = `${Math.floor(fraction * 100)}`.padStart(3);
  return `${'━'.repeat(filled)}${'┄'.repeat(BAR_WIDTH - filled)} ${percent} %`;
}
