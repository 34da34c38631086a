import type { SurfaceConfig } from './config.ts';
import type { Surface } from './surface.ts';
import type { SurfaceDeps } from './surface-deps.ts';

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
    const { startWeb } = await import('./web/start-web.ts');
    const page = await startWeb(web, deps);
    deps.log.info({ url: page.url }, 'the page is open');
    started.push(page);
    if (discord) {
      const { startDiscord } = await import('./discord/start-discord.ts');
      started.push(await startDiscord(discord, deps));
    }
    if (telegram) {
      const { startTelegram } = await import('./telegram/start-telegram.ts');
      started.push(await startTelegram(telegram, deps));
    }
    return started;
  } catch (error) {
    await Promise.allSettled(started.map((surface) => surface.stop()));
    throw error;
  }
}
