import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does something again and again, each time `ms` after the last time ended, until the signal. What
 * it throws goes to `onError`. Resolves once all has come to rest.
 */
export async function every(
  ms: number,
  action: () => Promise<unknown>,
  { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): Promise<void> {
  while (!signal.aborted) {
    await action().catch(onError);
    await pause(ms, undefined, { signal }).catch(() => undefined);
  }
}
