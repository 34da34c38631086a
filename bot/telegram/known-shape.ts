import { z } from 'zod';

const id = z.number().int();
const user = z.looseObject({
  id,
  is_bot: z.boolean(),
  language_code: z.string().max(35).optional(),
});
const file = z.looseObject({ file_id: z.string().max(256), file_size: z.number().optional() });
const chat = z.looseObject({ id, type: z.string() });
const flatMessage = z.looseObject({
  message_id: id,
  chat,
  from: user.optional(),
  sender_chat: chat.optional(),
  is_automatic_forward: z.boolean().optional(),
  message_thread_id: id.optional(),
  is_topic_message: z.boolean().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(file).optional(),
  document: file.extend({ mime_type: z.string().optional() }).optional(),
  media_group_id: z.string().max(64).optional(),
});
const message = flatMessage.extend({ reply_to_message: flatMessage.optional() });
const schema = z.looseObject({
  update_id: id,
  message: message.optional(),
  channel_post: message.optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from: user,
      message: message.optional(),
      data: z.string().optional(),
    })
    .optional(),
  my_chat_member: z.looseObject({ chat, from: user }).optional(),
});

/** Whether what the bot reads of an update is what Telegram says that it is. */
export function hasKnownShape(update: unknown): boolean {
  return schema.safeParse(update).success;
}
