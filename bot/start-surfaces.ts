import type { DiscordConfig, SurfaceConfig, TelegramConfig, WebConfig } from './config.ts';
import type { Surface } from './surface.ts';
import type { SurfaceDeps } from './surface-deps.ts';

interface Web {
  startWeb(config: WebConfig, deps: SurfaceDeps): Promise<Surface & { readonly url: string }>;
}
interface Discord {
  startDiscord(config: DiscordConfig, deps: SurfaceDeps): Promise<Surface>;
}
interface Telegram {
  startTelegram(config: TelegramConfig, deps: SurfaceDeps): Promise<Surface>;
}

/**
 * Starts the page, and each platform that there is a token for; only their packages are loaded.
 * One that cannot start stops the others again.
 */
export async function startSurfaces(
  { web, discord, telegram }: SurfaceConfig,
  deps: SurfaceDeps,
): Promise<Surface[]> {
  const started: Surface[] = [];
  try {
    const { startWeb } = await load<Web>('./web/start-web.ts');
    const page = await startWeb(web, deps);
    deps.log.info({ url: page.url }, 'the page is open');
    started.push(page);
    if (discord) {
      const { startDiscord } = await load<Discord>('./discord/start-discord.ts');
      started.push(await startDiscord(discord, deps));
    }
    if (telegram) {
      const { startTelegram } = await load<Telegram>('./telegram/start-telegram.ts');
      started.push(await startTelegram(telegram, deps));
    }
    return started;
  } catch (error) {
    await Promise.allSettled(started.map((surface) => surface.stop()));
    throw error;
  }
}

/** By name at run time: a surface may be left out of an installation that does not want it. */
async function load<T>(path: string): Promise<T> {
  return (await import(new URL(path, import.meta.url).href)) as T;
}
