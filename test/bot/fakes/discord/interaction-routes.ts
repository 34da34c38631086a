import { misfit } from './closed-schemas.ts';
import type { DiscordState, StoredInteraction, StoredMessage } from './discord-state.ts';
import type { RequestBody } from './read-body.ts';
import { refusals } from './refusal.ts';
import type { RouteCall, Routes } from './routes.ts';
import { emptyMessage, writeMessage } from './write-message.ts';

const FIRST_ANSWER_MS = 3000;
const TOKEN_MS = 15 * 60_000;
const EPHEMERAL = 64;
const SCHEMAS: Readonly<Record<number, string>> = {
  4: 'CreateMessageInteractionCallbackRequest',
  5: 'CreateMessageInteractionCallbackRequest',
  6: 'UpdateMessageInteractionCallbackRequest',
  7: 'UpdateMessageInteractionCallbackRequest',
  8: 'ApplicationCommandAutocompleteCallbackRequest',
};

/** All that is done with an interaction's token: the first answer in 3 s, the rest in 15 minutes. */
export function interactionRoutes(state: DiscordState): Routes {
  const original = 'webhooks/:app/:token/messages/@original';
  return {
    'POST /interactions/:id/:token/callback': { open: true, handle: firstAnswer },
    [`GET /${original}`]: {
      open: true,
      answers: 'MessageResponse',
      handle: (call) => read(call).message,
    },
    [`PATCH /${original}`]: {
      open: true,
      asks: 'IncomingWebhookUpdateRequestPartial',
      answers: 'MessageResponse',
      handle: (call) => edit(live(call), read(call), call.body),
    },
    [`DELETE /${original}`]: {
      open: true,
      handle: (call) => {
        state.messages.delete(read(call).message.id);
        return null;
      },
    },
    'POST /webhooks/:app/:token': {
      open: true,
      asks: 'IncomingWebhookInteractionRequest',
      answers: 'MessageResponse',
      handle: followUp,
    },
  };

  function firstAnswer({ params, query, body }: RouteCall): unknown {
    const interaction = state.interactions.get(params.token ?? '');
    if (interaction?.id !== params.id) throw refusals.unknownInteraction();
    if (interaction!.answeredAt !== null) throw refusals.alreadyAnswered();
    if (state.now - interaction!.sentAt > FIRST_ANSWER_MS) throw refusals.unknownInteraction();
    const type = Number(body.json.type);
    const wrong = misfit(SCHEMAS[type] ?? 'PongInteractionCallbackRequest', body.json);
    if (wrong) {
      state.faults.push(wrong);
      throw refusals.invalidForm(wrong);
    }
    interaction!.answeredAt = state.now;
    const made = answerWith(interaction!, type, body);
    return query.get('with_response') === 'true' ? callbackResponse(interaction!, made) : null;
  }

  function answerWith(interaction: StoredInteraction, type: number, body: RequestBody) {
    const data = (body.json.data ?? {}) as Record<string, unknown>;
    if (type === 8) {
      interaction.choices = data.choices as StoredInteraction['choices'];
      return null;
    }
    if (type === 6 || type === 7) interaction.originalId = interaction.sourceId;
    if (type === 7)
      edit(interaction, state.messages.get(interaction.sourceId ?? '')!, { ...body, json: data });
    if (type === 6 || type === 7) return null;
    const made = create(interaction, Number(data.flags ?? 0));
    made.loading = type === 5;
    if (type === 5 && Object.keys(data).some((key) => key !== 'flags'))
      state.faults.push('only flags may be given when deferring');
    if (type === 4) edit(interaction, made, { ...body, json: data });
    interaction.originalId = made.message.id;
    return made;
  }

  function callbackResponse(interaction: StoredInteraction, made: StoredMessage | null): unknown {
    const response = {
      interaction: {
        id: interaction.id,
        type: interaction.sourceId === null ? 2 : 3,
        ...(interaction.originalId === null ? {} : { response_message_id: interaction.originalId }),
        ...(made === null
          ? {}
          : { response_message_loading: made.loading, response_message_ephemeral: made.ephemeral }),
      },
      ...(made === null ? {} : { resource: { type: 4, message: made.message } }),
    };
    const wrong = misfit('InteractionCallbackResponse', response);
    if (wrong) state.faults.push(`own answer: ${wrong}`);
    return response;
  }

  function followUp(call: RouteCall): unknown {
    const interaction = live(call);
    const first = state.messages.get(interaction.originalId ?? '');
    // The first follow-up after a deferral takes its place, and how visible it is.
    if (first?.loading) return edit(interaction, first, call.body);
    interaction.followUps++;
    const made = create(interaction, Number(call.body.json.flags ?? 0));
    return edit(interaction, made, call.body);
  }

  function create(interaction: StoredInteraction, flags: number): StoredMessage {
    const stored = {
      message: emptyMessage(state, interaction.channelId, flags),
      ephemeral: (flags & EPHEMERAL) !== 0,
      loading: false,
      askerId: interaction.userId,
      edits: -1,
    };
    state.messages.set(stored.message.id, stored);
    return stored;
  }

  function edit(interaction: StoredInteraction, stored: StoredMessage, body: RequestBody) {
    const limit = Math.min(interaction.attachmentLimit, state.uploadLimit);
    writeMessage(state, stored.message, {
      body,
      limit,
      edit: !stored.loading && stored.edits >= 0,
    });
    stored.loading = false;
    stored.edits++;
    return stored.message;
  }

  /** Its interaction, while the token lives. */
  function live({ params }: RouteCall): StoredInteraction {
    const interaction = state.interactions.get(params.token ?? '');
    if (!interaction || interaction.answeredAt === null) throw refusals.unknownWebhook();
    if (state.now - interaction.sentAt > TOKEN_MS) throw refusals.tokenExpired();
    return interaction;
  }

  function read(call: RouteCall): StoredMessage {
    const stored = state.messages.get(live(call).originalId ?? '');
    if (!stored) throw refusals.unknownMessage();
    return stored;
  }
}
