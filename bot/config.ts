import { z } from 'zod';
import { readStoreConfig, type StoreConfig } from '../queue/config.ts';
import { type Environment, readEnv, wholeNumber } from '../queue/read-env.ts';

export interface BotConfig {
  readonly stores: StoreConfig;
  readonly surfaces: SurfaceConfig;
}

export interface SurfaceConfig {
  /** Null: no Discord. */
  readonly discord: DiscordConfig | null;
  /** Null: no Telegram. */
  readonly telegram: TelegramConfig | null;
  readonly web: WebConfig;
  readonly logLevel: string;
}

export interface DiscordConfig {
  readonly token: string;
  /** A proxy or a test server; null: Discord's own. */
  readonly apiUrl: string | null;
  /** Pictures are fetched from these hosts only. */
  readonly cdnHosts: readonly string[];
}

export interface TelegramConfig {
  readonly token: string;
  /** A local Bot API server, a proxy or a test server. */
  readonly apiUrl: string;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string; readonly port: number } | null;
}

export interface WebConfig {
  readonly host: string;
  readonly port: number;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const address = z.url({ protocol: /^https?$/, error: 'an address such as https://example.org' });

/** @throws ConfigError naming the variable, what was expected and what came */
export function readBotConfig(env: Environment): BotConfig {
  return Object.freeze({ stores: readStoreConfig(env), surfaces: readEnv(surfaceSchema, env) });
}

const surfaceSchema = z
  .object({
    DISCORD_TOKEN: z.string().min(1).optional(),
    DISCORD_API_URL: address.optional(),
    DISCORD_CDN_URL: address.optional(),
    TELEGRAM_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]+$/, 'a token such as 123456:ABC-DEF, as BotFather gives it')
      .optional(),
    TELEGRAM_API_URL: address.default('https://api.telegram.org'),
    TELEGRAM_WEBHOOK_URL: address.optional(),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, '16 to 256 letters, digits, _ and -')
      .optional(),
    TELEGRAM_WEBHOOK_PORT: wholeNumber('', 1, 65_535, 8443),
    WEB_HOST: z.string().min(1).default('127.0.0.1'),
    WEB_PORT: wholeNumber('', 0, 65_535, 8787),
    LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  })
  .superRefine((env, ctx) => {
    if (env.TELEGRAM_WEBHOOK_URL !== undefined && env.TELEGRAM_WEBHOOK_SECRET === undefined)
      ctx.addIssue({
        code: 'custom',
        path: ['TELEGRAM_WEBHOOK_SECRET'],
        message: 'a secret, as TELEGRAM_WEBHOOK_URL is set',
      });
  })
  .transform(
    (env): SurfaceConfig => ({
      discord: env.DISCORD_TOKEN
        ? {
            token: env.DISCORD_TOKEN,
            apiUrl: env.DISCORD_API_URL ?? null,
            cdnHosts: env.DISCORD_CDN_URL
              ? [new URL(env.DISCORD_CDN_URL).host]
              : ['cdn.discordapp.com', 'media.discordapp.net'],
          }
        : null,
      telegram: env.TELEGRAM_TOKEN
        ? {
            token: env.TELEGRAM_TOKEN,
            apiUrl: env.TELEGRAM_API_URL,
            webhook:
              env.TELEGRAM_WEBHOOK_URL && env.TELEGRAM_WEBHOOK_SECRET
                ? {
                    url: env.TELEGRAM_WEBHOOK_URL,
                    secret: env.TELEGRAM_WEBHOOK_SECRET,
                    port: env.TELEGRAM_WEBHOOK_PORT,
                  }
                : null,
          }
        : null,
      web: { host: env.WEB_HOST, port: env.WEB_PORT },
      logLevel: env.LOG_LEVEL,
    }),
  );
