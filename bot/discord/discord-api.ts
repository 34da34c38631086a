import { type RawFile, type REST, Routes } from 'discord.js';
import type { Address } from './address.ts';

export interface Outgoing {
  readonly body: object;
  readonly files?: RawFile[];
}

const EPHEMERAL = 64;
type Token = Pick<Address, 'applicationId' | 'token'>;

/**
 * The few requests that the bot makes.
 * @param rest with the bot's token
 * @param open for requests that carry an interaction's token and no other: Discord's limit of 50 a
 *   second is not for them
 */
export function discordApi(rest: REST, open: REST) {
  const original = ({ applicationId, token }: Token) =>
    Routes.webhookMessage(applicationId, token, '@original');
  return {
    /** The first answer. Returns the id of the message that was made by it, if one was. */
    async answer(at: { id: string; token: string }, body: object): Promise<string | null> {
      const query = new URLSearchParams({ with_response: 'true' });
      const route = Routes.interactionCallback(at.id, at.token);
      const made = (await open.post(route, { auth: false, body, query })) as {
        readonly interaction?: { readonly response_message_id?: string };
      } | null;
      return made?.interaction?.response_message_id ?? null;
    },
    editOriginal: (at: Token, { body, files }: Outgoing) =>
      open.patch(original(at), { auth: false, body, ...(files ? { files } : {}) }),
    deleteOriginal: (at: Token) => open.delete(original(at), { auth: false }),
    /** Only the asker sees it. */
    whisper: ({ applicationId, token }: Token, body: object) =>
      open.post(Routes.webhook(applicationId, token), {
        auth: false,
        body: { ...body, flags: EPHEMERAL },
      }),
    edit: (channelId: string, messageId: string, { body, files }: Outgoing) =>
      rest.patch(Routes.channelMessage(channelId, messageId), {
        body,
        ...(files ? { files } : {}),
      }),
    /** The same nonce twice within minutes makes one message. */
    post: (channelId: string, { body, files }: Outgoing, nonce: string) =>
      rest.post(Routes.channelMessages(channelId), {
        body: { ...body, nonce, enforce_nonce: true },
        ...(files ? { files } : {}),
      }),
    delete: (channelId: string, messageId: string) =>
      rest.delete(Routes.channelMessage(channelId, messageId)),
    async openDm(userId: string): Promise<string> {
      const body = { recipient_id: userId };
      const channel = (await rest.post(Routes.userChannels(), { body })) as { readonly id: string };
      return channel.id;
    },
    commands: (applicationId: string) =>
      rest.get(Routes.applicationCommands(applicationId), {
        query: new URLSearchParams({ with_localizations: 'true' }),
      }) as Promise<object[]>,
    setCommands: (applicationId: string, body: readonly object[]) =>
      rest.put(Routes.applicationCommands(applicationId), { body }),
  };
}

export type DiscordApi = ReturnType<typeof discordApi>;
