import { z } from 'zod';
import type { Interaction } from './interaction.ts';

const addressSchema = z.object({
  applicationId: z.string(),
  /** Good for 15 minutes from `tokenAt` (milliseconds since 1970). */
  token: z.string(),
  tokenAt: z.number(),
  channelId: z.string().nullable(),
  guildId: z.string().nullable(),
  /** The job's message. */
  messageId: z.string().nullable(),
  /** Only the asker sees that message, so nobody else may see the clip. */
  ephemeral: z.boolean(),
  /** 0: a server, 1: the bot's own DMs, 2: other private channels. */
  context: z.number().nullable(),
  /** Who installed the bot there: key 0 the server, 1 the user. */
  owners: z.record(z.string(), z.string()),
  /** Where the photo came from: it may still be there for another go. */
  photoUrl: z.string().nullable(),
});

/** Where a job's message is and how its asker can be reached when it is gone. Kept with the job. */
export type Address = z.infer<typeof addressSchema>;

const TOKEN_MS = 15 * 60_000;
/** An upload takes its time, and clocks differ. */
const MARGIN_MS = 20_000;

export function readAddress(kept: unknown): Address | null {
  const parsed = addressSchema.safeParse(kept);
  return parsed.success ? parsed.data : null;
}

export function addressOf(
  interaction: Interaction,
  more: Pick<Address, 'messageId' | 'ephemeral' | 'photoUrl' | 'tokenAt'>,
): Address {
  return {
    applicationId: interaction.application_id,
    token: interaction.token,
    channelId: interaction.channel_id ?? null,
    guildId: interaction.guild_id ?? null,
    context: interaction.context ?? null,
    owners: interaction.authorizing_integration_owners,
    ...more,
  };
}

export function tokenLives({ tokenAt }: Address, now: number): boolean {
  return now - tokenAt < TOKEN_MS - MARGIN_MS;
}

/** Whether the bot itself can write there, not only answer: it is a member, or it is its own DM. */
export function botIsThere({ owners, context, guildId, ephemeral }: Address): boolean {
  return !ephemeral && (context === 1 || (guildId !== null && Object.hasOwn(owners, '0')));
}
