import type { APIMessage } from 'discord.js';
import { apiUser, type DiscordState, snowflake } from './discord-state.ts';
import { refusals } from './refusal.ts';
import type { RouteCall, Routes } from './routes.ts';
import { emptyMessage, writeMessage } from './write-message.ts';

/** What is done with the bot's own token: messages in channels, and DMs. */
export function channelRoutes(state: DiscordState): Routes {
  const nonces = new Map<string, APIMessage>();
  const one = 'channels/:channel/messages/:message';
  return {
    'POST /users/@me/channels': {
      asks: 'CreatePrivateChannelRequest',
      answers: 'PrivateChannelResponse',
      handle: ({ body }) => {
        const userId = String(body.json.recipient_id);
        const id = state.dms.get(userId) ?? snowflake(state.now);
        state.dms.set(userId, id);
        return {
          id,
          type: 1,
          flags: 0,
          last_message_id: null,
          recipients: [apiUser(userId, 'someone')],
        };
      },
    },
    'POST /channels/:channel/messages': {
      asks: 'MessageCreateRequest',
      answers: 'MessageResponse',
      handle: (call) => {
        mayWrite(call);
        const nonce = call.body.json.enforce_nonce ? String(call.body.json.nonce) : null;
        const before = nonce === null ? undefined : nonces.get(nonce);
        if (before) return before;
        const message = emptyMessage(state, call.params.channel ?? '', 0);
        writeMessage(state, message, { body: call.body, limit: state.uploadLimit, edit: false });
        if (nonce !== null) nonces.set(nonce, message);
        state.messages.set(message.id, {
          message,
          ephemeral: false,
          loading: false,
          askerId: null,
          edits: 0,
        });
        return message;
      },
    },
    [`PATCH /${one}`]: {
      asks: 'MessageEditRequestPartial',
      answers: 'MessageResponse',
      handle: (call) => {
        const stored = find(call);
        writeMessage(state, stored.message, {
          body: call.body,
          limit: state.uploadLimit,
          edit: true,
        });
        stored.loading = false;
        stored.edits++;
        return stored.message;
      },
    },
    [`DELETE /${one}`]: {
      handle: (call) => {
        state.messages.delete(find(call).message.id);
        return null;
      },
    },
  };

  function mayWrite({ params }: RouteCall): void {
    const channel = params.channel ?? '';
    const [userId] = [...state.dms].find(([, dm]) => dm === channel) ?? [];
    if (userId !== undefined && state.closedDms.has(userId)) throw refusals.cannotDm();
    const known = userId !== undefined || channel === state.channelId;
    if (!known || state.closedChannels.has(channel)) throw refusals.missingAccess();
  }

  function find(call: RouteCall) {
    mayWrite(call);
    const stored = state.messages.get(call.params.message ?? '');
    // Nobody but its reader sees an ephemeral message, not even the bot.
    if (!stored || stored.ephemeral) throw refusals.unknownMessage();
    return stored;
  }
}
