import { z } from 'zod';

const id = z.string().regex(/^\d{1,20}$/);
/** Permissions as a number of bits, in decimal. */
const bits = z.string().regex(/^\d{1,40}$/);
export const interactionId = id;
export const interactionToken = z.string().min(1).max(2000);
const user = z.object({ id });
const attachment = z.object({
  id,
  filename: z.string(),
  size: z.number(),
  url: z.string(),
  content_type: z.string().optional(),
});
const message = z.object({
  id,
  flags: z.number().default(0),
  author: user.optional(),
  attachments: z.array(attachment).default([]),
  components: z.array(z.unknown()).default([]),
  interaction_metadata: z.object({ user: user.optional() }).optional(),
});
const option = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});

/** What the bot reads of an interaction; Discord sends much more. */
const interactionSchema = z.object({
  id,
  application_id: id,
  /** 2: a command, 3: a button or menu, 4: what to suggest while someone types. */
  type: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  token: interactionToken,
  channel_id: id.nullish(),
  guild_id: id.nullish(),
  context: z.number().nullish(),
  member: z.object({ user, permissions: bits.default('0') }).nullish(),
  user: user.nullish(),
  locale: z.string().max(35).default('en-US'),
  app_permissions: bits.nullish(),
  authorizing_integration_owners: z.record(z.string(), z.string()).default({}),
  attachment_size_limit: z.number().int().positive().nullish(),
  message: message.nullish(),
  data: z.object({
    name: z.string().default(''),
    type: z.number().default(1),
    options: z.array(option).default([]),
    target_id: id.nullish(),
    custom_id: z.string().default(''),
    values: z.array(z.string()).default([]),
    resolved: z
      .object({
        attachments: z.record(z.string(), attachment).default({}),
        messages: z.record(z.string(), message).default({}),
      })
      .default({ attachments: {}, messages: {} }),
  }),
});

export type Attachment = z.infer<typeof attachment>;
/** An interaction and who is behind it. */
export type Interaction = z.infer<typeof interactionSchema> & { readonly askerId: string };

/** As the queue and the user records know them. */
export function userIdOf({ askerId }: Interaction): string {
  return `discord:${askerId}`;
}

/** Null for kinds that this bot has no use for, and for what makes no sense. */
export function readInteraction(payload: unknown): Interaction | null {
  const parsed = interactionSchema.safeParse(payload);
  if (!parsed.success) return null;
  const askerId = parsed.data.member?.user.id ?? parsed.data.user?.id;
  return askerId === undefined ? null : { ...parsed.data, askerId };
}
