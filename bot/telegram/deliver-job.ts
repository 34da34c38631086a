import type { Clip, Reply } from '../../commands/reply.ts';
import type { Job } from '../../queue/job.ts';
import { type Address, addressOf } from './address.ts';
import { topicOf } from './show-job.ts';
import { editStatus, placeOf, removeMessage } from './status-message.ts';
import { isGone, isRefused } from './telegram-error.ts';
import type { TelegramTools } from './telegram-tools.ts';
import { clipUpload, frameUpload, isMissing } from './upload.ts';
import { keyboardOf, MAX_CAPTION, wordsOf } from './write-reply.ts';

/** Tells how a job ended. Where the chat is closed to the bot, a group's asker is told in private. */
export async function deliverJob(job: Job, reply: Reply, tools: TelegramTools): Promise<void> {
  const address = addressOf(job);
  if (address === null) return;
  try {
    await deliverTo(address, reply, tools);
  } catch (error) {
    if (isMissing(error)) return deliverJob(job, withoutClip(reply), tools);
    const asker = Number(job.userId.replace('telegram:', ''));
    if (isGone(error) && address.chat < 0 && Number.isSafeInteger(asker))
      return inPrivate(asker, reply, tools);
    giveUp(job, error, tools);
  }
}

async function deliverTo(address: Address, reply: Reply, tools: TelegramTools): Promise<void> {
  const { api, commands } = tools;
  if (reply.clip) {
    await api.sendChatAction(address.chat, 'upload_video', topicOf(address));
    await sendClip(address.chat, reply, reply.clip, placeOf(address), tools);
    await removeMessage(address.chat, address.status, tools);
  } else if (!(await editStatus(address, reply, tools))) {
    const other = { ...placeOf(address), reply_markup: keyboardOf(reply, commands) };
    await api.sendMessage(address.chat, wordsOf(reply, commands), other);
  }
}

/** The clip was erased or swept before it could be sent. */
function withoutClip(reply: Reply): Reply {
  return { ...reply, text: [{ key: 'removed' }], clip: null };
}

async function inPrivate(asker: number, reply: Reply, tools: TelegramTools): Promise<void> {
  try {
    if (reply.clip) await sendClip(asker, reply, reply.clip, {}, tools);
    else await tools.api.sendMessage(asker, wordsOf(reply, tools.commands));
  } catch (error) {
    if (!isRefused(error) && !isMissing(error)) throw error;
  }
}

async function sendClip(
  chat: number,
  reply: Reply,
  { key, preview, width, height, seconds }: Clip,
  place: object,
  tools: TelegramTools,
): Promise<void> {
  const { api, commands } = tools;
  const thumbnail = await frameUpload(preview, tools);
  await api.sendVideo(chat, await clipUpload(key, tools), {
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

/** @throws the error when another time may do */
function giveUp(job: Job, error: unknown, { log }: TelegramTools): void {
  if (!isRefused(error)) throw error;
  if (!isGone(error)) log.error({ err: error, job: job.id }, 'a clip was refused');
}
