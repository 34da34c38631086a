import type { Clip, Reply } from '../../commands/reply.ts';
import type { TelegramTools } from './telegram-tools.ts';
import { clipUpload, previewUpload } from './upload.ts';
import { keyboardOf, MAX_CAPTION, wordsOf } from './write-reply.ts';

/**
 * Posts a clip so that it is shown in its shape and length at once, with a frame until it plays.
 * @param place the chat, and where in it
 * @throws GrammyError; QueueError `media-missing`
 */
export async function sendClip(
  reply: Reply,
  { key, preview, width, height, seconds }: Clip,
  { chat_id, ...place }: { readonly chat_id: number },
  tools: TelegramTools,
): Promise<void> {
  const { uploadApi, commands } = tools;
  const thumbnail = await previewUpload(preview, tools);
  await uploadApi.sendVideo(chat_id, await clipUpload(key, tools), {
    ...place,
    ...(thumbnail ? { thumbnail } : {}),
    width,
    height,
    duration: Math.round(seconds),
    supports_streaming: true,
    caption: wordsOf(reply, commands, MAX_CAPTION),
    reply_markup: keyboardOf(reply, commands),
  });
}
