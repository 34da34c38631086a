import { z } from 'zod';
import type { DiscordConfig } from '../../bot/config.ts';
import { broken, configured, type Finding, off, well } from '../check.ts';
import { fetchJson } from './fetch-json.ts';

const applicationSchema = z.object({
  bot_public: z.boolean().default(true),
  interactions_endpoint_url: z.string().nullish(),
  integration_types_config: z
    .record(
      z.string(),
      z.object({
        oauth2_install_params: z
          .object({ scopes: z.array(z.string()), permissions: z.string() })
          .nullish(),
      }),
    )
    .nullish(),
});
const guildsSchema = z.array(z.object({ permissions: z.string().regex(/^\d+$/) }));
type Application = z.infer<typeof applicationSchema>;

/** What the bot needs in a server, by Discord's bits. */
const NEEDED: ReadonlyArray<readonly [name: string, bit: bigint]> = [
  ['View Channels', 1n << 10n],
  ['Send Messages', 1n << 11n],
  ['Send Messages in Threads', 1n << 38n],
  ['Attach Files', 1n << 15n],
];
const ADMINISTRATOR = 1n << 3n;
const PORTAL = 'on https://discord.com/developers/applications';

export const discordCheck = configured('Discord', async ({ surfaces }, { signal }) => {
  if (surfaces.discord === null)
    return off('no DISCORD_TOKEN', 'docs/operator/discord.md has the steps.');
  const ask = (path: string) => askDiscord(surfaces.discord!, path, signal);
  const me = await ask('/users/@me');
  if (me.status === 401)
    return broken(
      'Discord does not know that token',
      `Reset it under “Bot” ${PORTAL}, and put it into DISCORD_TOKEN.`,
    );
  const name = z.object({ username: z.string() }).safeParse(me.body).data?.username;
  if (me.status !== 200 || name === undefined)
    return broken(
      `Discord answers ${me.status}`,
      'Try again later; look at https://discordstatus.com.',
    );
  const application = applicationSchema.parse((await ask('/applications/@me')).body);
  const guilds = guildsSchema.parse((await ask('/users/@me/guilds')).body);
  return judge(
    name,
    application,
    guilds.map(({ permissions }) => BigInt(permissions)),
  );
});

function judge(name: string, application: Application, guilds: readonly bigint[]): Finding {
  const installs = application.integration_types_config ?? {};
  const kinds = [...('0' in installs ? ['servers'] : []), ...('1' in installs ? ['users'] : [])];
  const says = `${name}, for ${kinds.join(' and ') || 'nobody'}, in ${guilds.length} servers`;
  if (application.interactions_endpoint_url)
    return broken(
      `${says}; commands go to an address instead of to this bot`,
      `Empty “Interactions Endpoint URL” under “General Information” ${PORTAL}.`,
    );
  if (kinds.length === 0)
    return broken(says, `Tick Guild Install and User Install under “Installation” ${PORTAL}.`);
  return well(says, [...installAdvice(installs), ...guildAdvice(guilds)].join(' ') || null);
}

/** What the link under “Installation” would leave out. */
function installAdvice(installs: NonNullable<Application['integration_types_config']>): string[] {
  const server = installs['0']?.oauth2_install_params;
  const user = installs['1']?.oauth2_install_params;
  const lacking = [
    ...(server
      ? ['applications.commands', 'bot'].filter((one) => !server.scopes.includes(one))
      : []),
    ...(server ? lackingOf(BigInt(server.permissions)) : []),
    ...(user && !user.scopes.includes('applications.commands')
      ? ['applications.commands (users)']
      : []),
  ];
  if (lacking.length === 0) return [];
  return [
    `Add to the default install settings under “Installation” ${PORTAL}: ${lacking.join(', ')}.`,
  ];
}

function guildAdvice(guilds: readonly bigint[]): string[] {
  const poor = guilds.map(lackingOf).filter((lacking) => lacking.length > 0);
  if (poor.length === 0) return [];
  const lacking = new Set(poor.flat());
  return [`In ${poor.length} of the servers the bot's role lacks ${[...lacking].join(', ')}.`];
}

function lackingOf(permissions: bigint): string[] {
  if ((permissions & ADMINISTRATOR) !== 0n) return [];
  return NEEDED.filter(([, bit]) => (permissions & bit) === 0n).map(([name]) => name);
}

function askDiscord({ token, apiUrl }: DiscordConfig, path: string, signal: AbortSignal) {
  const headers = { authorization: `Bot ${token}` };
  return fetchJson(`${apiUrl ?? 'https://discord.com/api'}/v10${path}`, { headers, signal });
}
