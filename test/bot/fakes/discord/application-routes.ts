import { misfit } from './closed-schemas.ts';
import { type DiscordState, snowflake } from './discord-state.ts';
import type { Routes } from './routes.ts';

/** What a program does before anyone talks to it: the gateway's address, its commands. */
export function applicationRoutes(state: DiscordState, gatewayUrl: () => string): Routes {
  return {
    'GET /gateway/bot': {
      answers: 'GatewayBotResponse',
      handle: () => ({
        url: gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      }),
    },
    'GET /applications/:app/commands': { handle: () => state.commands },
    'PUT /applications/:app/commands': {
      handle: ({ body }) => {
        const list = body.json as unknown as Array<Record<string, unknown>>;
        state.faults.push(
          ...list.flatMap((one) => misfit('ApplicationCommandUpdateRequest', one) ?? []),
        );
        state.commandPuts++;
        state.commands = list.map((one) => stored(state, one));
        state.faults.push(
          ...state.commands.flatMap((one) => misfit('ApplicationCommandResponse', one) ?? []),
        );
        return state.commands;
      },
    },
  };
}

/** Discord adds ids and what was left out. */
function stored(state: DiscordState, command: Record<string, unknown>): object {
  const id = snowflake(state.now);
  return {
    id,
    application_id: state.bot.id,
    version: id,
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    ...command,
    type: command.type ?? 1,
    description: command.description ?? '',
  };
}
