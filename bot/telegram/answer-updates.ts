import { sequentialize } from '@grammyjs/runner';
import type { Bot } from 'grammy';
import { rememberNewest } from '../remember-newest.ts';
import { answerButton } from './answer-button.ts';
import { answerMessage } from './answer-message.ts';
import { hasKnownShape } from './known-shape.ts';
import type { TelegramTools } from './telegram-tools.ts';

/** The kinds of updates that Telegram is asked for. */
export const HEARD = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const;

/**
 * Has each update answered once. One that fails is told to the log, and is over: it must not come
 * again for ever. Returns what resolves when all at hand are answered.
 */
export function answerUpdates(bot: Bot, tools: TelegramTools): () => Promise<unknown> {
  const isNewUpdate = rememberNewest(10_000);
  const isNewAlbum = rememberNewest(1000);
  const atHand = new Set<Promise<void>>();
  bot.use(async (ctx, next) => {
    if (!hasKnownShape(ctx.update) || !isNewUpdate(String(ctx.update.update_id))) return;
    const answered = next().catch((err: unknown) =>
      tools.log.error({ err }, 'an update was not answered'),
    );
    atHand.add(answered);
    await answered;
    atHand.delete(answered);
  });
  // One after another for each user: the first photo of an album is the first.
  bot.use(sequentialize((ctx) => `${ctx.chat?.id}:${ctx.from?.id}`));
  bot.on(['message', 'channel_post'], (ctx) => answerMessage(ctx.msg, tools, isNewAlbum));
  bot.on('callback_query', (ctx) => answerButton(ctx.callbackQuery, tools));
  bot.on('my_chat_member', (ctx) => tools.rights.forget(ctx.chat.id));
  return () => Promise.all(atHand);
}
