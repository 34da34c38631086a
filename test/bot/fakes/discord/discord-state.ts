import type { APIMessage, APIUser, UserFlags } from 'discord.js';

/** What Discord knows: a few people, one server with a channel, what was written where. */
export interface DiscordState {
  readonly botToken: string;
  readonly bot: APIUser;
  readonly about: AboutBot;
  readonly guildId: string;
  readonly channelId: string;
  /** The bot's commands as registered, and how often they were. */
  commands: object[];
  commandPuts: number;
  readonly messages: Map<string, StoredMessage>;
  readonly interactions: Map<string, StoredInteraction>;
  /** DM channels, by the user's id. */
  readonly dms: Map<string, string>;
  readonly files: Map<string, Uint8Array>;
  /** Channels that the bot may not write in, and people who take no DMs from it. */
  readonly closedChannels: Set<string>;
  readonly closedDms: Set<string>;
  /** The next answers to such routes, for example `@original`: 429 or an error. */
  readonly trouble: Trouble[];
  /** Asked before a `download` begins or a `METHOD route` is answered: it waits for that. */
  held: (what: string) => Promise<void>;
  /** The limit of what may be uploaded, bytes. */
  uploadLimit: number;
  /** Everything in which the bot (or this server) strayed from the published descriptions. */
  readonly faults: string[];
  /** Every request, as `METHOD route`. */
  readonly requests: string[];
  now: number;
}

interface Trouble {
  /** Part of `METHOD route`. */
  readonly route: string;
  readonly status: number;
  /** Discord's own number of the error. Default: 0. */
  readonly code?: number;
}

/** How the bot may be installed, and where it is. */
interface AboutBot {
  /** By kind: 0 a server, 1 a user. */
  installs: Record<string, { readonly scopes: string[]; readonly permissions: string }>;
  interactionsUrl: string | null;
  /** What it may do in each of its servers. */
  guildPermissions: string[];
}

export interface StoredMessage {
  readonly message: APIMessage;
  readonly ephemeral: boolean;
  loading: boolean;
  /** Whom it answers. */
  readonly askerId: string | null;
  edits: number;
}

export interface StoredInteraction {
  readonly id: string;
  readonly token: string;
  readonly userId: string;
  readonly channelId: string;
  readonly sentAt: number;
  /** The message whose button was pressed. */
  readonly sourceId: string | null;
  readonly attachmentLimit: number;
  answeredAt: number | null;
  originalId: string | null;
  followUps: number;
  /** Options that were suggested. */
  choices: ReadonlyArray<{ readonly name: string; readonly value: string }> | null;
}

/** View channels, send messages (in threads too), attach files. */
const MAY_POST = String((1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 15n));
const EPOCH_MS = 1_420_070_400_000n;
let serial = 0n;

/** An id as Discord makes them: the time, then a counter. */
export function snowflake(now: number): string {
  return String(((BigInt(Math.floor(now)) - EPOCH_MS) << 22n) | (serial++ & 0x3fffffn));
}

export function apiUser(id: string, name: string, bot = false): APIUser {
  return {
    id,
    username: name,
    discriminator: '0',
    avatar: null,
    global_name: name,
    public_flags: 0 as UserFlags,
    flags: 0 as UserFlags,
    primary_guild: null,
    ...(bot ? { bot } : {}),
  };
}

export function newState(now: number): DiscordState {
  const id = () => snowflake(now);
  return {
    botToken: 'MTIz.fake.token-of-the-bot',
    bot: apiUser(id(), 'anydance', true),
    about: {
      installs: {
        0: { scopes: ['applications.commands', 'bot'], permissions: MAY_POST },
        1: { scopes: ['applications.commands'], permissions: '0' },
      },
      interactionsUrl: null,
      guildPermissions: [MAY_POST],
    },
    guildId: id(),
    channelId: id(),
    commands: [],
    commandPuts: 0,
    messages: new Map(),
    interactions: new Map(),
    dms: new Map(),
    files: new Map(),
    closedChannels: new Set(),
    closedDms: new Set(),
    trouble: [],
    held: () => Promise.resolve(),
    uploadLimit: 10 * 1024 * 1024,
    faults: [],
    requests: [],
    now,
  };
}
