import type { Action } from '../../commands/action.ts';
import type { Ask } from '../../commands/ask.ts';
import type { Reply } from '../../commands/reply.ts';
import type { DiscordConfig } from '../config.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { type Address, addressOf } from './address.ts';
import { MESSAGE_COMMAND } from './command-list.ts';
import type { DiscordApi } from './discord-api.ts';
import { photoAt } from './fetch-photo.ts';
import { type Interaction, userIdOf } from './interaction.ts';
import { withPreview } from './media-files.ts';
import { messageBody } from './message-body.ts';
import { ownWords } from './own-words.ts';
import { photoUrlOf } from './photo-url.ts';
import { readAsk } from './read-ask.ts';
import { readPress } from './read-press.ts';
import type { rememberedPhotos } from './remembered-photos.ts';

export interface AnswerDeps extends SurfaceDeps {
  readonly config: Pick<DiscordConfig, 'cdnHosts'>;
  readonly api: DiscordApi;
  readonly now: () => number;
  readonly photos: ReturnType<typeof rememberedPhotos>;
  /** Runs while nobody else changes that message. */
  readonly alone: <T>(messageId: string | null, run: () => Promise<T>) => Promise<T>;
}

const EPHEMERAL = 64;
/** These make a message of their own; other buttons change the one they are on. */
const OWN_MESSAGE: readonly string[] = ['again', 'other', 'agree'];

/** Answers a command or a button: says at once that it was heard, then what came of it. */
export async function answer(
  interaction: Interaction,
  deps: AnswerDeps,
  signal: AbortSignal,
): Promise<void> {
  const tokenAt = deps.now();
  const { message } = interaction;
  const action = interaction.type === 3 ? readPress(interaction) : null;
  const update = action !== null && !OWN_MESSAGE.includes(action.name);
  const hidden = update ? ((message?.flags ?? 0) & EPHEMERAL) !== 0 : isHidden(interaction, action);
  const flags = hidden ? { data: { flags: EPHEMERAL } } : {};
  const made = await deps.api.answer(interaction, update ? { type: 6 } : { type: 5, ...flags });
  const messageId = update ? (message?.id ?? null) : made;
  await deps.alone(messageId, async () => {
    try {
      const photoUrl = await photoUrlOf(interaction, action, deps);
      const address = addressOf(interaction, { messageId, ephemeral: hidden, photoUrl, tokenAt });
      const reply = await replyTo(interaction, address, { deps, signal });
      if (photoUrl !== null) await deps.photos.keep(userIdOf(interaction), photoUrl, reply);
      await send(interaction, reply, { update, hidden, deps });
    } catch (err) {
      deps.log.error({ err }, 'an interaction could not be answered');
      const apology = await ownWords('error-machine', interaction, deps);
      await send(interaction, apology, { update, hidden, deps });
    }
  });
}

async function replyTo(
  interaction: Interaction,
  address: Address,
  { deps, signal }: { readonly deps: AnswerDeps; readonly signal: AbortSignal },
): Promise<Reply> {
  const { cdnHosts } = deps.config;
  const photo = address.photoUrl === null ? null : photoAt(address.photoUrl, null, cdnHosts);
  const messageCommand = deps.commands.say({ key: `command-${MESSAGE_COMMAND}` }, 'en');
  const ask: Ask | string | null = readAsk(interaction, {
    address,
    cdnHosts,
    messageCommand,
    photo,
  });
  if (ask === null) return ownWords('error-job-unknown', interaction, deps);
  if (typeof ask === 'string') return ownWords(ask, interaction, deps);
  return deps.commands.handle(ask, signal);
}

/** A private reply to a public question: the question's message goes, only the asker is told. */
async function send(
  interaction: Interaction,
  reply: Reply,
  { update, hidden, deps }: { update: boolean; hidden: boolean; deps: AnswerDeps },
): Promise<void> {
  const { api, commands } = deps;
  const at = { applicationId: interaction.application_id, token: interaction.token };
  if (reply.remove) await api.deleteOriginal(at).catch(() => undefined);
  if (reply.remove || (reply.discreet && !hidden)) {
    if (!update && !reply.remove) await api.deleteOriginal(at).catch(() => undefined);
    await api.whisper(at, messageBody(reply, commands.say));
    return;
  }
  await api.editOriginal(at, await withPreview(reply, deps));
}

/** Only a dance is for all to see; and somebody else's button is nobody's business. */
function isHidden({ type, data, message, askerId }: Interaction, action: Action | null): boolean {
  if (type === 2) return data.type !== 3 && data.name !== 'dance';
  if (action === null) return true;
  const owner = message?.interaction_metadata?.user?.id;
  return owner !== undefined && owner !== askerId;
}
