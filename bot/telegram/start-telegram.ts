import { setTimeout as pause } from 'node:timers/promises';
import { autoRetry } from '@grammyjs/auto-retry';
import { run, sequentialize } from '@grammyjs/runner';
import { Api, Bot } from 'grammy';
import type { TelegramConfig } from '../config.ts';
import { rememberNewest } from '../remember-newest.ts';
import type { Surface } from '../surface.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { answerButton } from './answer-button.ts';
import { answerMessage } from './answer-message.ts';
import { deliverJob } from './deliver-job.ts';
import { hasKnownShape } from './known-shape.ts';
import { listenWebhook } from './listen-webhook.ts';
import { postingRights } from './posting-rights.ts';
import { registerCommands } from './register-commands.ts';
import { jobShower } from './show-job.ts';
import type { TelegramTools } from './telegram-tools.ts';

const HEARD = ['message', 'callback_query', 'my_chat_member'] as const;
const SHOW_EVERY_MS = 2000;
/** How long what is at hand may take when the bot stops. */
const GRACE_MS = 10_000;

/** @throws GrammyError when the token is wrong; HttpError when Telegram cannot be reached */
export async function startTelegram(config: TelegramConfig, deps: SurfaceDeps): Promise<Surface> {
  const client = { apiRoot: config.apiUrl, timeoutSeconds: 120 };
  const bot = new Bot(config.token, { client });
  bot.api.config.use(autoRetry({ maxRetryAttempts: 4, maxDelaySeconds: 60 }));
  const hastyApi = new Api(config.token, client);
  bot.botInfo = await hastyApi.getMe();
  const log = deps.log.child({ surface: 'telegram' });
  const stopping = new AbortController();
  const tools: TelegramTools = {
    ...deps,
    log,
    api: bot.api,
    hastyApi,
    me: bot.botInfo,
    files: { api: bot.api, apiUrl: config.apiUrl, token: config.token },
    rights: postingRights(hastyApi, bot.botInfo.id),
    signal: stopping.signal,
  };
  answerUpdates(bot, tools);
  const shower = jobShower(tools);
  await registerCommands(bot.api, deps.commands);
  const endListening = await listen(config, bot);
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
      over.abort();
      await grace;
    },
  };
}

/** An update that fails is told to the log, and is over: it must not come again for ever. */
function answerUpdates(bot: Bot, tools: TelegramTools): void {
  const isNewUpdate = rememberNewest(10_000);
  const isNewAlbum = rememberNewest(1000);
  bot.use(async (ctx, next) => {
    if (!hasKnownShape(ctx.update) || !isNewUpdate(String(ctx.update.update_id))) return;
    await next().catch((err: unknown) => tools.log.error({ err }, 'an update was not answered'));
  });
  // One after another for each user: the first photo of an album is the first.
  bot.use(sequentialize((ctx) => `${ctx.chat?.id}:${ctx.from?.id}`));
  bot.on('message', (ctx) => answerMessage(ctx.message, tools, isNewAlbum));
  bot.on('callback_query', (ctx) => answerButton(ctx.callbackQuery, tools));
  bot.on('my_chat_member', (ctx) => tools.rights.forget(ctx.chat.id));
}

async function listen(config: TelegramConfig, bot: Bot): Promise<() => Promise<void>> {
  const allowed_updates = [...HEARD];
  if (config.webhook) {
    const end = await listenWebhook(config.webhook, bot);
    const { url, secret } = config.webhook;
    await bot.api.setWebhook(url, { secret_token: secret, allowed_updates });
    return end;
  }
  await bot.api.deleteWebhook();
  const runner = run(bot, { runner: { fetch: { timeout: 30, allowed_updates }, silent: true } });
  return () => runner.stop();
}
