import type { JobFailure } from '../../queue/job.ts';
import { QueueError } from '../../queue/queue-error.ts';
import { UserError } from '../core/user-error.ts';
import { isPassing } from './patiently.ts';

/** User errors that tell of this machine rather than of the wish: another try may do better. */
const OF_THE_MACHINE = /^(ffmpeg|disk|output|model|provider)-/;

/** What an error means for the job: how it would fail, and whether it is worth another try. */
export function failureOf(error: unknown): { failure: JobFailure; retry: boolean } {
  if (error instanceof UserError) {
    const { code, params } = error;
    return { failure: { code, params }, retry: OF_THE_MACHINE.test(code) };
  }
  if (error instanceof QueueError) {
    const { code, params } = error;
    return { failure: { code, params }, retry: isPassing(error) };
  }
  return { failure: { code: 'crashed', params: {} }, retry: true };
}
