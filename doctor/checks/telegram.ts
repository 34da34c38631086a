import { z } from 'zod';
import type { TelegramConfig } from '../../bot/config.ts';
import { broken, configured, type Finding, off, well } from '../check.ts';
import { fetchJson } from './fetch-json.ts';

const meSchema = z.object({
  result: z.object({
    username: z.string(),
    can_join_groups: z.boolean().default(true),
    can_read_all_group_messages: z.boolean().default(false),
  }),
});
const webhookSchema = z.object({
  result: z.object({
    url: z.string(),
    pending_update_count: z.number(),
    last_error_date: z.number().optional(),
    last_error_message: z.string().optional(),
  }),
});
type Me = z.infer<typeof meSchema>['result'];
type Webhook = z.infer<typeof webhookSchema>['result'];

/** An error of the webhook that is older is over. */
const RECENT_S = 3600;

export const telegramCheck = configured('Telegram', async ({ surfaces }, { signal }) => {
  const { telegram } = surfaces;
  if (telegram === null)
    return off('no TELEGRAM_TOKEN', 'docs/operator/telegram.md has the steps.');
  const ask = (method: string) => askTelegram(telegram, method, signal);
  const me = await ask('getMe');
  if (me.status === 401 || me.status === 404)
    return broken(
      'Telegram does not know that token',
      'Ask @BotFather for it (/token), and put it into TELEGRAM_TOKEN.',
    );
  if (me.status !== 200) return broken(`Telegram answers ${me.status}`, 'Try again later.');
  const { result: webhook } = webhookSchema.parse((await ask('getWebhookInfo')).body);
  return judge(meSchema.parse(me.body).result, webhook, telegram);
});

function judge(me: Me, webhook: Webhook, { webhook: wanted }: TelegramConfig): Finding {
  const says = `@${me.username}, ${wanted === null ? 'long polling' : `webhook to ${hostOf(wanted.url)}`}, ${webhook.pending_update_count} updates wait`;
  const recent = (webhook.last_error_date ?? 0) > Date.now() / 1000 - RECENT_S;
  if (wanted !== null && webhook.url === wanted.url && recent)
    return broken(
      `${says}; Telegram could not call it: ${webhook.last_error_message}`,
      'The address must lead, by https, to TELEGRAM_WEBHOOK_PORT of the running bot.',
    );
  return well(says, [...groupAdvice(me), ...webhookAdvice(webhook, wanted)].join(' ') || null);
}

function groupAdvice(me: Me): string[] {
  return [
    ...(me.can_join_groups ? [] : ['It may not join groups: @BotFather, /setjoingroups.']),
    ...(me.can_read_all_group_messages
      ? [
          'It is sent all that is said in groups, and needs only what is for it: @BotFather, /setprivacy, Enable.',
        ]
      : []),
  ];
}

/** What is registered with Telegram, where it is not what the bot will register at its start. */
function webhookAdvice({ url }: Webhook, wanted: TelegramConfig['webhook']): string[] {
  if (url === (wanted?.url ?? '')) return [];
  const now = url === '' ? 'No webhook is registered' : `A webhook to ${hostOf(url)} is registered`;
  const then = wanted === null ? 'takes it away' : 'registers its own';
  return [`${now}; the bot ${then} when it starts.`];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'somewhere';
}

function askTelegram({ token, apiUrl }: TelegramConfig, method: string, signal: AbortSignal) {
  return fetchJson(`${apiUrl}/bot${token}/${method}`, { signal });
}
