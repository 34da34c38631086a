import { setTimeout as pause } from 'node:timers/promises';
import { Api, Bot, GrammyError } from 'grammy';
import type { TelegramConfig } from '../config.ts';
import { Refused } from '../refused.ts';
import type { Surface } from '../surface.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { answerUpdates, HEARD } from './answer-updates.ts';
import { deliverJob } from './deliver-job.ts';
import { keepPolling } from './keep-polling.ts';
import { listenWebhook } from './listen-webhook.ts';
import { patience } from './patience.ts';
import { postingRights } from './posting-rights.ts';
import { registerCommands } from './register-commands.ts';
import { jobShower } from './show-job.ts';
import type { TelegramTools } from './telegram-tools.ts';

interface TelegramOptions {
  /** Between two tries when Telegram gives no updates, milliseconds; default: ten seconds. */
  readonly retryMs?: number;
}

const SHOW_EVERY_MS = 2000;
const RETRY_MS = 10_000;
/** How long what is at hand may take when the bot stops. */
const GRACE_MS = 10_000;

/** @throws Refused when Telegram does not know the token; HttpError when it cannot be reached */
export async function startTelegram(
  config: TelegramConfig,
  deps: SurfaceDeps,
  { retryMs = RETRY_MS }: TelegramOptions = {},
): Promise<Surface> {
  const client = { apiRoot: config.apiUrl, timeoutSeconds: 60 };
  const bot = new Bot(config.token, { client });
  const uploadApi = new Api(config.token, { ...client, timeoutSeconds: 600 });
  for (const { config } of [bot.api, uploadApi]) config.use(patience());
  const hastyApi = new Api(config.token, client);
  bot.botInfo = await hastyApi.getMe().catch(explain);
  const log = deps.log.child({ surface: 'telegram' });
  const stopping = new AbortController();
  const tools: TelegramTools = {
    ...deps,
    log,
    api: bot.api,
    uploadApi,
    hastyApi,
    me: bot.botInfo,
    files: { api: bot.api, apiUrl: config.apiUrl, token: config.token },
    rights: postingRights(hastyApi, bot.botInfo.id),
    signal: stopping.signal,
  };
  const settle = answerUpdates(bot, tools);
  const shower = jobShower(tools);
  await registerCommands(bot.api, deps.commands);
  const endListening = await listen(config, bot, { log, retryMs });
  return {
    name: 'telegram',
    showEveryMs: SHOW_EVERY_MS,
    mayShow: shower.mayShow,
    show: shower.show,
    deliver(job, reply) {
      shower.forget(job.id);
      return deliverJob(job, reply, tools);
    },
    async stop() {
      const over = new AbortController();
      const grace = pause(GRACE_MS, undefined, { signal: over.signal }).then(
        () => stopping.abort(),
        () => undefined,
      );
      await endListening();
      await settle();
      over.abort();
      await grace;
    },
  };
}

/** What Telegram says of a token that it does not know helps nobody. */
function explain(error: unknown): never {
  if (!(error instanceof GrammyError) || ![401, 404].includes(error.error_code)) throw error;
  const words = 'Telegram does not know this TELEGRAM_TOKEN: copy it again from BotFather';
  throw new Refused(words, { cause: error });
}

async function listen(
  { webhook }: TelegramConfig,
  bot: Bot,
  options: Parameters<typeof keepPolling>[1],
): Promise<() => Promise<void>> {
  if (webhook) {
    const end = await listenWebhook(webhook, bot);
    const { url, secret } = webhook;
    try {
      await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: [...HEARD] });
    } catch (error) {
      await end();
      throw error;
    }
    return end;
  }
  await bot.api.deleteWebhook();
  return keepPolling(bot, options);
}
