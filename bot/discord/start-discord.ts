import { Client, DiscordjsError, DiscordjsErrorCodes, Events, REST } from 'discord.js';
import type { DiscordConfig } from '../config.ts';
import type { Surface } from '../surface.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { readAddress } from './address.ts';
import { type AnswerDeps, answer } from './answer.ts';
import { apologize } from './apologize.ts';
import { commandList } from './command-list.ts';
import { deliver } from './deliver.ts';
import { discordApi } from './discord-api.ts';
import { readInteraction } from './interaction.ts';
import { listen } from './listen.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { registerCommands } from './register-commands.ts';
import { rememberedPhotos } from './remembered-photos.ts';
import { showJobs } from './show.ts';
import { suggestDances } from './suggest.ts';

/** Discord's own rhythm: about five edits in five seconds a channel, for all jobs in it. */
const SHOW_EVERY_MS = 3000;
/** The token of an interaction lives no longer, and nobody waits so long. */
const ANSWER_LIMIT_MS = 5 * 60_000;
/** How long what is at hand may take when the bot stops. */
const GRACE_MS = 10_000;
const LOGIN_LIMIT_MS = 60_000;
/** 10 MiB over a slow line. An upload that is cut short begins anew. */
const UPLOAD_LIMIT_MS = 10 * 60_000;

/**
 * Talks to Discord. Resolves once the bot is online and its commands are registered.
 * @param options `now`: milliseconds since 1970; default: the clock
 * @throws Error when Discord refuses the token or cannot be reached
 */
export async function startDiscord(
  config: DiscordConfig,
  deps: SurfaceDeps,
  { now = Date.now }: { readonly now?: () => number } = {},
): Promise<Surface> {
  const log = deps.log.child({ surface: 'discord' });
  const rest = config.apiUrl === null ? {} : { api: config.apiUrl };
  const open = new REST({ ...rest, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const client = new Client({
    // Commands and buttons come without any intent.
    intents: [],
    shards: 'auto',
    allowedMentions: { parse: [] },
    rest,
  });
  const uploads = new REST({ ...rest, timeout: UPLOAD_LIMIT_MS }).setToken(config.token);
  const api = discordApi({ rest: client.rest, open, uploads });
  const alone = oneAtATime();
  const answerDeps: AnswerDeps = {
    ...deps,
    log,
    config,
    api,
    now,
    alone,
    photos: rememberedPhotos(deps.users),
  };
  const deliverDeps = { ...deps, log, api, now };
  const jobs = showJobs(deliverDeps);
  const stopping = new AbortController();
  const givingUp = new AbortController();
  const atHand = new Set<Promise<void>>();

  listen(client, log, take);
  try {
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    const login = client.login(config.token).catch(explain);
    await within(LOGIN_LIMIT_MS, Promise.all([login, ready]));
    const registered = await registerCommands(client.user!.id, commandList(deps.commands.say), api);
    log.info({ registered }, 'Discord is there');
  } catch (error) {
    await disconnect();
    throw error;
  }
  return {
    name: 'discord',
    showEveryMs: SHOW_EVERY_MS,
    show: (job, reply) => alone(messageOf(job), () => jobs.show(job, reply)),
    deliver: (job, reply) =>
      alone(messageOf(job), async () => {
        jobs.forget(job.id);
        await deliver(job, reply, deliverDeps);
      }),
    async stop() {
      stopping.abort();
      const grace = setTimeout(() => givingUp.abort(), GRACE_MS);
      await Promise.all(atHand);
      clearTimeout(grace);
      await disconnect();
    },
  };

  async function disconnect(): Promise<void> {
    for (const each of [open, uploads]) {
      each.clearHashSweeper();
      each.clearHandlerSweeper();
    }
    await client.destroy();
  }

  function take(payload: unknown): void {
    if (stopping.signal.aborted) return;
    const answered = respond(payload)
      .catch((err: unknown) => log.error({ err }, 'an interaction went unanswered'))
      .finally(() => atHand.delete(answered));
    atHand.add(answered);
  }

  async function respond(payload: unknown): Promise<void> {
    const interaction = readInteraction(payload);
    if (interaction === null) return apologize(payload, answerDeps);
    if (interaction.type !== 4) {
      const signal = AbortSignal.any([givingUp.signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]);
      return answer(interaction, answerDeps, signal);
    }
    const choices = suggestDances(interaction, deps.commands);
    await api.answer(interaction, { type: 8, data: { choices } });
  }
}

/** The library does not say which token. */
function explain(error: unknown): never {
  if (!(error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid))
    throw error;
  const words = 'Discord does not know this DISCORD_TOKEN: reset it, and copy the new one';
  throw new Error(words, { cause: error });
}

function messageOf(job: { readonly replyTo: { readonly address: unknown } }): string | null {
  return readAddress(job.replyTo.address)?.messageId ?? null;
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('Discord does not answer')), limitMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
