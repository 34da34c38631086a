import { run } from '@grammyjs/runner';
import { type Bot, GrammyError, type Transformer } from 'grammy';
import type { Logger } from 'pino';
import { pauseUntil } from '../pause-until.ts';
import { HEARD } from './answer-updates.ts';

interface PollingOptions {
  readonly log: Logger;
  /** Between two tries when Telegram does not give updates, milliseconds. */
  readonly retryMs: number;
}

/** How long Telegram holds a question for updates when there are none, seconds. */
const HOLD_SECONDS = 30;

/**
 * Fetches updates until it is told to end. Whatever goes wrong is told to the log and tried again: a
 * second program with the same token, or a token that was revoked, takes no other surface down.
 */
export function keepPolling(bot: Bot, { log, retryMs }: PollingOptions): () => Promise<void> {
  const leaving = new AbortController();
  bot.api.config.use(noticeOutages(log, leaving.signal));
  const fetch = { timeout: HOLD_SECONDS, allowed_updates: [...HEARD] };
  let runner = start();
  const polling = keepOn();
  return async () => {
    leaving.abort();
    await runner.stop();
    await polling;
  };

  function start() {
    return run(bot, { runner: { fetch, silent: true, retryInterval: retryMs } });
  }

  async function keepOn(): Promise<void> {
    for (;;) {
      await runner.task()?.catch((err: unknown) => log.error({ err }, reasonFor(err)));
      await pauseUntil(retryMs, leaving.signal);
      if (leaving.signal.aborted) return;
      runner = start();
    }
  }
}

function reasonFor(error: unknown): string {
  const code = error instanceof GrammyError ? error.error_code : null;
  if (code === 409)
    return 'another program, or a webhook, takes the updates of this bot: stop it; trying again';
  if (code === 401)
    return 'Telegram does not know the token any more: put the new one into TELEGRAM_TOKEN and start again';
  return 'Telegram gives no updates; trying again';
}

/** The operator is told when Telegram cannot be reached, once, and when it can again. */
function noticeOutages(log: Logger, leaving: AbortSignal): Transformer {
  let isAway = false;
  return async (prev, method, payload, signal) => {
    if (method !== 'getUpdates') return prev(method, payload, signal);
    try {
      const response = await prev(method, payload, signal);
      if (isAway) log.info('Telegram can be reached again');
      isAway = false;
      return response;
    } catch (err) {
      if (!isAway && !leaving.aborted) log.warn({ err }, 'Telegram cannot be reached; trying on');
      isAway = true;
      throw err;
    }
  };
}
