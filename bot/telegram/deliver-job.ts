import type { Reply } from '../../commands/reply.ts';
import type { Job } from '../../queue/job.ts';
import { type Address, addressOf } from './address.ts';
import { sendClip } from './send-clip.ts';
import { editStatus, placeOf, removeMessage } from './status-message.ts';
import { isGone, isRefused, isTooLarge, movedTo } from './telegram-error.ts';
import type { TelegramTools } from './telegram-tools.ts';
import { isMissing } from './upload.ts';
import { whileUploading } from './while-uploading.ts';
import { keyboardOf, wordsOf } from './write-reply.ts';

/** Tells how a job ended. Where the chat is closed to the bot, a group's asker is told in private. */
export async function deliverJob(job: Job, reply: Reply, tools: TelegramTools): Promise<void> {
  const address = addressOf(job);
  if (address === null) return;
  try {
    await deliverSomehow(address, reply, tools);
  } catch (error) {
    // Another time may do.
    if (!isRefused(error)) throw error;
    if (isGone(error) && address.chat < 0) await deliverInPrivate(job, address, reply, tools);
    else if (!isGone(error)) tools.log.error({ err: error, job: job.id }, 'a clip was refused');
  }
}

/** A clip that is gone or too large is told of in words; a group that has moved is followed. */
async function deliverSomehow(address: Address, reply: Reply, tools: TelegramTools): Promise<void> {
  try {
    await deliverTo(address, reply, tools);
  } catch (error) {
    const chat = movedTo(error);
    if (isMissing(error)) await deliverTo(address, inWords('removed', reply), tools);
    else if (isTooLarge(error))
      await deliverTo(address, inWords('error-size-unreachable', reply), tools);
    else if (chat !== null) await deliverTo({ ...address, chat }, reply, tools);
    else throw error;
  }
}

async function deliverTo(address: Address, reply: Reply, tools: TelegramTools): Promise<void> {
  const { api, commands } = tools;
  const { clip } = reply;
  if (clip) {
    const place = { ...placeOf(address), chat_id: address.chat };
    await whileUploading(address, tools, () => sendClip(reply, clip, place, tools));
    await removeMessage(address.chat, address.status, tools);
  } else if (!(await editStatus(address, reply, tools))) {
    const other = { ...placeOf(address), reply_markup: keyboardOf(reply, commands) };
    await api.sendMessage(address.chat, wordsOf(reply, commands), other);
  }
}

/** The clip goes to its asker, where the bot may write to them; the group is told why, where it may. */
async function deliverInPrivate(
  { userId }: Job,
  address: Address,
  reply: Reply,
  tools: TelegramTools,
): Promise<void> {
  const chat_id = Number(userId.replace('telegram:', ''));
  try {
    if (reply.clip) await sendClip(reply, reply.clip, { chat_id }, tools);
    else await tools.api.sendMessage(chat_id, wordsOf(reply, tools.commands));
  } catch (error) {
    if (!isRefused(error) && !isMissing(error)) throw error;
    tools.log.warn({ err: error }, 'nobody could be told how a job ended');
  }
  await editStatus(address, { ...inWords('refused-cannot-post', reply), buttons: [] }, tools);
}

function inWords(key: string, reply: Reply): Reply {
  return { ...reply, text: [{ key }], clip: null };
}
