import type { Action } from '../../commands/action.ts';
import type { DiscordConfig } from '../config.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { readAddress } from './address.ts';
import { photoAt } from './fetch-photo.ts';
import { type Interaction, userIdOf } from './interaction.ts';
import { pictureOf } from './read-ask.ts';
import type { rememberedPhotos } from './remembered-photos.ts';

interface Deps extends Pick<SurfaceDeps, 'queue'> {
  readonly config: Pick<DiscordConfig, 'cdnHosts'>;
  readonly photos: ReturnType<typeof rememberedPhotos>;
}

/** Where the photo lies that a command brings or a button is about, when it lies with Discord. */
export async function photoUrlOf(
  interaction: Interaction,
  action: Action | null,
  deps: Deps,
): Promise<string | null> {
  const url = await knownUrl(interaction, action, deps);
  return url !== null && photoAt(url, null, deps.config.cdnHosts) !== null ? url : null;
}

async function knownUrl(
  interaction: Interaction,
  action: Action | null,
  { photos, queue }: Deps,
): Promise<string | null> {
  const userId = userIdOf(interaction);
  if (interaction.type === 2) {
    const picture = pictureOf(interaction);
    return typeof picture === 'string' ? null : picture.url;
  }
  if (action?.name === 'agree') return photos.ofConsent(userId);
  if (action?.name === 'pick' || action?.name === 'page')
    return photos.ofPhoto(userId, action.args[1] ?? '');
  if (action?.name !== 'again' && action?.name !== 'other') return null;
  const job = await queue.get(action.args[0] ?? '');
  if (job?.userId !== userId) return null;
  return readAddress(job.replyTo.address)?.photoUrl ?? null;
}
