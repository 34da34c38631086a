import type { Address } from './address.ts';
import { topicOf } from './status-message.ts';
import type { TelegramTools } from './telegram-tools.ts';

/** Telegram shows what somebody is doing for five seconds at most. */
const REPEAT_MS = 4000;

/** Lets the chat see that a video is coming, for as long as its upload takes. */
export async function whileUploading<T>(
  address: Pick<Address, 'chat' | 'thread'>,
  { hastyApi }: Pick<TelegramTools, 'hastyApi'>,
  upload: () => Promise<T>,
): Promise<T> {
  // Whether it is seen matters little: the upload itself tells what is wrong.
  const tell = () =>
    hastyApi.sendChatAction(address.chat, 'upload_video', topicOf(address)).catch(() => undefined);
  void tell();
  const timer = setInterval(tell, REPEAT_MS);
  try {
    return await upload();
  } finally {
    clearInterval(timer);
  }
}
