import { setTimeout as pause } from 'node:timers/promises';
import { autoRetry } from '@grammyjs/auto-retry';
import { HttpError, type Transformer } from 'grammy';

/** A connection that fails is tried again after each of these, milliseconds. */
const NETWORK_PAUSES_MS = [500, 2000, 6000];

/** What was sent may have arrived though no answer did: a clip is tried again by who delivers it. */
const SENT_ONCE = 'sendVideo';

/**
 * Tries again what Telegram or the network fails at: as long as Telegram says when it is busy, and
 * for a few seconds when nobody answers.
 */
export function patience(): Transformer {
  const waitWhenBusy = autoRetry({
    maxRetryAttempts: 4,
    maxDelaySeconds: 60,
    rethrowHttpErrors: true,
  });
  return (prev, method, payload, signal) => {
    if (method === 'getUpdates') return prev(method, payload, signal);
    const connecting: typeof prev = (...call) => connect(() => prev(...call));
    const call = method === SENT_ONCE ? prev : connecting;
    return waitWhenBusy(call, method, payload, signal);
  };
}

async function connect<T>(call: () => Promise<T>): Promise<T> {
  for (const pauseMs of NETWORK_PAUSES_MS) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      await pause(pauseMs);
    }
  }
  return call();
}
