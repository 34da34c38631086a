import type { SurfaceConfig } from './config.ts';
import type { Surface } from './surface.ts';
import type { SurfaceDeps } from './surface-deps.ts';

interface Platform {
  /** As `Surface.name`. */
  readonly name: string;
  start(): Promise<Surface>;
}

/** Each platform that there is a token for; only their packages are loaded. */
export function platformsOf(
  { discord, telegram }: SurfaceConfig,
  deps: SurfaceDeps,
): readonly Platform[] {
  const platforms: Platform[] = [];
  if (discord)
    platforms.push({
      name: 'discord',
      async start() {
        const { startDiscord } = await import('./discord/start-discord.ts');
        return startDiscord(discord, deps);
      },
    });
  if (telegram)
    platforms.push({
      name: 'telegram',
      async start() {
        const { startTelegram } = await import('./telegram/start-telegram.ts');
        return startTelegram(telegram, deps);
      },
    });
  return platforms;
}
