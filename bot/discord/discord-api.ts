import { type RawFile, type REST, Routes } from 'discord.js';
import type { Address } from './address.ts';

export interface Outgoing {
  readonly body: object;
  readonly files?: RawFile[];
}

const EPHEMERAL = 64;
type Token = Pick<Address, 'applicationId' | 'token'>;

interface Clients {
  /** With the bot's token. */
  readonly rest: REST;
  /**
   * For requests that carry an interaction's token and no other: Discord's limit of 50 a second is
   * not for them.
   */
  readonly open: REST;
  /** With the bot's token, and time enough for whatever carries a file. */
  readonly uploads: REST;
}

/** The few requests that the bot makes. */
export function discordApi({ rest, open, uploads }: Clients) {
  const original = ({ applicationId, token }: Token) =>
    Routes.webhookMessage(applicationId, token, '@original');
  const clientFor = ({ files }: Outgoing, quick: REST) => (files ? uploads : quick);
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
    editOriginal: (at: Token, outgoing: Outgoing) =>
      clientFor(outgoing, open).patch(original(at), { auth: false, ...outgoing }),
    deleteOriginal: (at: Token) => open.delete(original(at), { auth: false }),
    /** Only the asker sees it. */
    whisper: ({ applicationId, token }: Token, body: object) =>
      open.post(Routes.webhook(applicationId, token), {
        auth: false,
        body: { ...body, flags: EPHEMERAL },
      }),
    edit: (channelId: string, messageId: string, outgoing: Outgoing) =>
      clientFor(outgoing, rest).patch(Routes.channelMessage(channelId, messageId), { ...outgoing }),
    /** The same nonce twice within minutes makes one message. */
    post: (channelId: string, outgoing: Outgoing, nonce: string) =>
      clientFor(outgoing, rest).post(Routes.channelMessages(channelId), {
        ...outgoing,
        body: { ...outgoing.body, nonce, enforce_nonce: true },
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
