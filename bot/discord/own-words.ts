import { makeReply } from '../../commands/make-reply.ts';
import type { Reply } from '../../commands/reply.ts';
import { localeOf } from '../locale-of.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { type Interaction, userIdOf } from './interaction.ts';

/** What this surface says itself, to the asker alone and in their language. */
export async function ownWords(
  key: string,
  interaction: Interaction,
  { users }: Pick<SurfaceDeps, 'users'>,
): Promise<Reply> {
  const asker = { userId: userIdOf(interaction), locale: interaction.locale };
  return makeReply(await localeOf(asker, { users }), { text: [{ key }], discreet: true });
}
