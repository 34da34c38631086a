import type { Ask, Photo } from '../../commands/ask.ts';
import type { Address } from './address.ts';
import { photoAt } from './fetch-photo.ts';
import { type Attachment, type Interaction, userIdOf } from './interaction.ts';
import { readPress } from './read-press.ts';

const ATTACH_FILES = 1n << 15n;
const MANAGE_GUILD = 1n << 5n;
const DEFAULT_CLIP_BYTES = 10 * 1024 * 1024;

interface AskContext {
  readonly address: Address;
  readonly cdnHosts: readonly string[];
  readonly messageCommand: string;
  /** The photo that a button is about. */
  readonly photo: Photo | null;
}

/** What is asked; a key of `assets/locales` when it cannot be; null for what this bot never sent. */
export function readAsk(interaction: Interaction, ctx: AskContext): Ask | string | null {
  const { data } = interaction;
  const common = commonOf(interaction, ctx);
  if (interaction.type === 3) {
    const action = readPress(interaction);
    return action && { ...common, kind: 'action', action, photo: ctx.photo };
  }
  if (data.type === 3) return readMessageCommand(interaction, ctx);
  switch (data.name) {
    case 'dance':
      return readDance(interaction, ctx);
    case 'dances':
    case 'status':
    case 'cancel':
    case 'settings':
    case 'help':
      return { ...common, kind: data.name };
    case 'privacy':
      return { ...common, kind: 'privacy', erase: optionOf(interaction, 'erase') === true };
    default:
      return null;
  }
}

/** The picture that comes with a command. */
export function pictureOf({ data, askerId }: Interaction): Attachment | string {
  if (data.type !== 3) {
    const [first] = Object.values(data.resolved.attachments);
    return first ?? 'refused-no-photo';
  }
  const message = data.resolved.messages[data.target_id ?? ''];
  const picture = message?.attachments.find(isPicture);
  if (!picture) return 'refused-no-photo';
  // Nobody else's photo: there is no way yet to ask them.
  return message?.author?.id === askerId ? picture : 'refused-not-your-photo';
}

function readDance(interaction: Interaction, ctx: AskContext): Ask {
  const picture = pictureOf(interaction);
  const photo =
    typeof picture === 'string' ? null : photoAt(picture.url, picture.size, ctx.cdnHosts);
  const dance = wordsOf(interaction, 'dance');
  const quality = wordsOf(interaction, 'quality');
  return { ...commonOf(interaction, ctx), kind: 'dance', photo, dance, quality };
}

function readMessageCommand(interaction: Interaction, ctx: AskContext): Ask | string | null {
  if (interaction.data.name !== ctx.messageCommand) return null;
  const picture = pictureOf(interaction);
  if (typeof picture === 'string') return picture;
  const photo = photoAt(picture.url, picture.size, ctx.cdnHosts);
  if (photo === null) return 'refused-photo-not-fetched';
  return { ...commonOf(interaction, ctx), kind: 'dance', photo, dance: null };
}

/** What was written into an option; null for nothing. */
function wordsOf(interaction: Interaction, name: string): string | null {
  const written = optionOf(interaction, name);
  return typeof written === 'string' && written.trim() !== '' ? written.trim() : null;
}

function optionOf({ data }: Interaction, name: string) {
  return data.options.find((option) => option.name === name)?.value;
}

function isPicture({ content_type, filename }: Attachment): boolean {
  return content_type?.startsWith('image/') ?? /\.(jpe?g|png|webp|gif|heic)$/i.test(filename);
}

function commonOf(interaction: Interaction, { address }: AskContext) {
  const { guild_id, member, locale, attachment_size_limit } = interaction;
  const admin = has(member?.permissions, MANAGE_GUILD);
  return {
    asker: { userId: userIdOf(interaction), locale, admin },
    room: {
      surface: 'discord',
      communityId: guild_id ? `discord:guild:${guild_id}` : null,
      canPost:
        interaction.app_permissions == null || has(interaction.app_permissions, ATTACH_FILES),
      maxClipBytes: attachment_size_limit ?? DEFAULT_CLIP_BYTES,
    },
    dedupeKey: `discord:interaction:${interaction.id}`,
    address,
  };
}

function has(permissions: string | null | undefined, bit: bigint): boolean {
  return (BigInt(permissions ?? '0') & bit) !== 0n;
}
