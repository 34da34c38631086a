import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { TelegramConfig } from '../config.ts';

const MAX_BYTES = 1_000_000;

/**
 * Takes updates from Telegram itself, which knows the secret. An update is confirmed once it is
 * answered, so that one lost with this process comes again. Resolves to what ends it.
 */
export async function listenWebhook(
  { secret, port }: NonNullable<TelegramConfig['webhook']>,
  bot: Bot,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const answer = (status: number) => response.writeHead(status, { connection: 'close' }).end();
    if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], secret)) return answer(401);
    readUpdate(request)
      .then((update) => (update ? bot.handleUpdate(update) : undefined))
      .then(() => answer(200))
      .catch(() => answer(500));
    return undefined;
  });
  server.listen(port);
  await once(server, 'listening');
  return async () => {
    server.close();
    await once(server, 'close');
  };
}

function isSecret(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));
}

/** Null for what is no update: it would come again for ever. */
async function readUpdate(request: IncomingMessage): Promise<Update | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  try {
    const update = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Update;
    return Number.isInteger(update?.update_id) ? update : null;
  } catch {
    return null;
  }
}
