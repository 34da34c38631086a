import { Client, DiscordjsError, DiscordjsErrorCodes, Events, REST } from 'discord.js';
import type { DiscordConfig } from '../config.ts';
import { Refused } from '../refused.ts';
import { type DiscordApi, discordApi } from './discord-api.ts';

interface Connection {
  readonly client: Client;
  readonly api: DiscordApi;
  /**
   * Resolves to the id of the application once the bot is online.
   * @throws Refused when Discord does not know the token; Error when it does not answer
   */
  logIn(): Promise<string>;
  close(): Promise<void>;
}

const LOGIN_LIMIT_MS = 60_000;
/** 10 MiB over a slow line. An upload that is cut short begins anew. */
const UPLOAD_LIMIT_MS = 10 * 60_000;

/** Discord's gateway and its REST, not yet logged in. */
export function connect({ apiUrl, token }: DiscordConfig): Connection {
  const rest = apiUrl === null ? {} : { api: apiUrl };
  const open = new REST({ ...rest, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const uploads = new REST({ ...rest, timeout: UPLOAD_LIMIT_MS }).setToken(token);
  const client = new Client({
    // Commands and buttons come without any intent.
    intents: [],
    shards: 'auto',
    allowedMentions: { parse: [] },
    rest,
  });
  return {
    client,
    api: discordApi({ rest: client.rest, open, uploads }),
    async logIn() {
      const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
      const login = client.login(token).catch(explain);
      await within(LOGIN_LIMIT_MS, Promise.all([login, ready]));
      return client.user!.id;
    },
    async close() {
      for (const each of [open, uploads]) {
        each.clearHashSweeper();
        each.clearHandlerSweeper();
      }
      await client.destroy();
    },
  };
}

/** The library does not say which token. */
function explain(error: unknown): never {
  if (!(error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid))
    throw error;
  const words = 'Discord does not know this DISCORD_TOKEN: reset it, and copy the new one';
  throw new Refused(words, { cause: error });
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('Discord does not answer')), limitMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
