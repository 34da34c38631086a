import { apiUser, type DiscordState, snowflake } from './discord-state.ts';
import type { Routes } from './routes.ts';

/** What a bot can learn of itself: who it is, how it may be installed, where it is. */
export function aboutRoutes(state: DiscordState): Routes {
  const { bot, about } = state;
  return {
    'GET /users/@me': {
      answers: 'UserPIIResponse',
      handle: () => ({ ...bot, banner: null, mfa_enabled: true, locale: 'en-US', verified: true }),
    },
    'GET /applications/@me': {
      answers: 'PrivateApplicationResponse',
      handle: () => ({
        id: bot.id,
        name: bot.username,
        icon: null,
        description: '',
        type: null,
        flags: 0,
        flags_new: '0',
        verify_key: '00',
        redirect_uris: [],
        eligible_oauth2_scopes: ['applications.commands', 'bot'],
        interactions_endpoint_url: about.interactionsUrl,
        role_connections_verification_url: null,
        owner: apiUser(snowflake(state.now), 'owner'),
        approximate_guild_count: about.guildPermissions.length,
        approximate_user_install_count: 0,
        approximate_user_authorization_count: 0,
        explicit_content_filter: 0,
        team: null,
        bot_public: true,
        integration_types_config: Object.fromEntries(
          Object.entries(about.installs).map(([kind, oauth2_install_params]) => [
            kind,
            { oauth2_install_params },
          ]),
        ),
      }),
    },
    'GET /users/@me/guilds': {
      handle: () =>
        about.guildPermissions.map((permissions, i) => ({
          id: snowflake(state.now),
          name: `Server ${i}`,
          icon: null,
          banner: null,
          owner: false,
          permissions,
          features: [],
        })),
    },
  };
}
