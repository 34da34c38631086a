import {
  type APIAttachment,
  type APIMessage,
  ApplicationCommandType,
  ComponentType,
  type GatewayInteractionCreateDispatchData,
  InteractionType,
} from 'discord.js';
import type { DiscordServer } from '../discord-server.ts';
import { apiUser, type StoredInteraction, type StoredMessage, snowflake } from './discord-state.ts';

export interface Place {
  readonly context: 0 | 1 | 2;
  /** Who installed the bot: a server, the user, or both. */
  readonly installs: ReadonlyArray<0 | 1>;
  readonly locale: string;
  readonly attachmentLimit: number;
  readonly appPermissions: string;
  /** What they may do in the server themselves. */
  readonly permissions: string;
  /** Default: the server's own. */
  readonly guildId: string | null;
}

interface Sending {
  /** The message whose button is pressed. */
  readonly source?: StoredMessage;
  /** What becomes of the interaction on its way. Default: nothing. */
  readonly change?: (payload: Payload) => Payload;
}

type Payload = GatewayInteractionCreateDispatchData;

const SERVER: Place = {
  context: 0,
  installs: [0],
  locale: 'en-US',
  attachmentLimit: 10 * 1024 * 1024,
  appPermissions: String(0x7fffffffffffn),
  permissions: String(1n << 11n),
  guildId: null,
};

/** Someone with a Discord client: what they do reaches the bot as an interaction. */
export function person(server: DiscordServer, name: string, where: Partial<Place> = {}) {
  const { state, gateway } = server;
  const place = { ...SERVER, ...where };
  const guildId = place.guildId ?? state.guildId;
  const user = apiUser(snowflake(state.now), name);
  return {
    user,
    attachment,
    command: (command: string, options: Record<string, string | APIAttachment> = {}) =>
      send(InteractionType.ApplicationCommand, commandData(command, options)),
    suggest: (command: string, option: string, typed: string) =>
      send(InteractionType.ApplicationCommandAutocomplete, {
        ...commandData(command, {}),
        options: [{ type: 3, name: option, value: typed, focused: true }],
      }),
    messageCommand: (command: string, target: APIMessage) =>
      send(InteractionType.ApplicationCommand, {
        id: snowflake(state.now),
        name: command,
        type: ApplicationCommandType.Message,
        target_id: target.id,
        resolved: { messages: { [target.id]: target } },
      }),
    press: (stored: StoredMessage, customId: string) =>
      send(
        InteractionType.MessageComponent,
        { component_type: ComponentType.Button, custom_id: customId },
        { source: stored },
      ),
    choose: (stored: StoredMessage, customId: string, value: string) =>
      send(
        InteractionType.MessageComponent,
        { component_type: ComponentType.StringSelect, custom_id: customId, values: [value] },
        { source: stored },
      ),
    send,
  };

  function commandData(command: string, options: Record<string, string | APIAttachment>) {
    const files = Object.values(options).filter((option) => typeof option !== 'string');
    return {
      id: snowflake(state.now),
      name: command,
      type: ApplicationCommandType.ChatInput,
      options: Object.entries(options).map(([name, option]) =>
        typeof option === 'string'
          ? { type: 3, name, value: option }
          : { type: 11, name, value: option.id },
      ),
      resolved: { attachments: Object.fromEntries(files.map((file) => [file.id, file])) },
    };
  }

  function attachment(fileName: string, bytes: Uint8Array, type = 'image/jpeg'): APIAttachment {
    const url = server.hostFile(fileName, bytes);
    const size = bytes.byteLength;
    return {
      id: snowflake(state.now),
      filename: fileName,
      size,
      url,
      proxy_url: url,
      content_type: type,
    };
  }

  /** Sends what Discord would; whatever `data` says, however strange. */
  function send(
    type: number,
    data: object,
    { source, change = (payload) => payload }: Sending = {},
  ): StoredInteraction {
    const channelId = channel();
    const id = snowflake(state.now);
    const interaction: StoredInteraction = {
      id,
      token: `token-${id}`,
      userId: user.id,
      channelId,
      sentAt: state.now,
      sourceId: source?.message.id ?? null,
      attachmentLimit: place.attachmentLimit,
      answeredAt: null,
      originalId: null,
      followUps: 0,
      choices: null,
    };
    state.interactions.set(interaction.token, interaction);
    const what = { type, data, ...(source ? { message: seen(source) } : {}) };
    gateway.send(change(payload(interaction, what)));
    return interaction;
  }

  function payload(interaction: StoredInteraction, what: object) {
    const guild = place.context === 0;
    const owners = place.installs.map((kind) => [
      kind,
      kind === 0 ? (guild ? guildId : '0') : user.id,
    ]);
    return {
      id: interaction.id,
      application_id: state.bot.id,
      token: interaction.token,
      version: 1,
      channel_id: interaction.channelId,
      channel: { id: interaction.channelId, type: guild ? 0 : place.context === 1 ? 1 : 3 },
      ...(guild ? { guild_id: guildId, guild_locale: 'en-US', member: member() } : { user }),
      ...(guild ? { guild: { id: guildId, locale: 'en-US', features: [] } } : {}),
      app_permissions: place.appPermissions,
      locale: place.locale,
      entitlements: [],
      entitlement_sku_ids: [],
      authorizing_integration_owners: Object.fromEntries(owners),
      context: place.context,
      attachment_size_limit: place.attachmentLimit,
      ...what,
    } as unknown as Payload;
  }

  function member() {
    return {
      user,
      roles: [],
      joined_at: '2025-01-01T00:00:00.000000+00:00',
      deaf: false,
      mute: false,
      flags: 0,
      permissions: place.permissions,
      nick: null,
      avatar: null,
      banner: null,
    };
  }

  function channel(): string {
    if (place.context === 0) return state.channelId;
    if (place.context === 2) return `${BigInt(state.channelId) + 99n}`;
    const dm = state.dms.get(user.id) ?? snowflake(state.now);
    state.dms.set(user.id, dm);
    return dm;
  }

  /** The message with a button, as it comes with the press. */
  function seen({ message, askerId }: StoredMessage): APIMessage {
    if (askerId === null) return message;
    const owners = Object.fromEntries(place.installs.map((kind) => [kind, state.guildId]));
    const asker = askerId === user.id ? user : apiUser(askerId, 'asker');
    return {
      ...message,
      interaction_metadata: {
        id: message.id,
        type: InteractionType.ApplicationCommand,
        user: asker,
        authorizing_integration_owners: owners,
      },
    } as APIMessage;
  }
}
