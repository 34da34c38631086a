import { setTimeout as pause } from 'node:timers/promises';
import { QueueError } from '../../queue/queue-error.ts';

const TRIES = 60;
const PAUSE_MS = 1000;

export interface Patience {
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/**
 * Does something that the store must hear of, again while the store is away or full, for about a
 * minute. Once the signal is aborted it is tried no more than once.
 */
export async function patiently<T>(
  action: () => Promise<T>,
  { signal, onError }: Patience,
): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await action();
    } catch (error) {
      if (!isPassing(error) || left === 0 || signal.aborted) throw error;
      onError(error);
      await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

export function isPassing(error: unknown): boolean {
  return error instanceof QueueError && error.code.startsWith('store-');
}
