import type { SurfaceConfig } from './config.ts';

/** What a newcomer reads first: where the page is, and what would make a chat bot of it. */
export function welcome({ web, discord, telegram }: SurfaceConfig): string {
  const host = web.host.includes(':') ? `[${web.host}]` : web.host;
  const page = web.port === 0 ? 'the address in the log below' : `http://${host}:${web.port}`;
  const lines = [
    `anydance is starting. Open ${page} and drop a photo on it.`,
    discord ? 'Discord: on.' : 'Discord: off. Put DISCORD_TOKEN=… into .env to switch it on.',
    telegram ? 'Telegram: on.' : 'Telegram: off. Put TELEGRAM_TOKEN=… into .env to switch it on.',
  ];
  if (!discord || !telegram) lines.push('How to get a token: docs/operator/start.md');
  return `${lines.join('\n')}\n\n`;
}
