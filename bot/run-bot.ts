import { createCommands } from '../commands/create-commands.ts';
import { keepCheckProcess } from '../engine/child/check-process.ts';
import { listDances } from '../engine/motion/dances.ts';
import { nearestName } from '../engine/motion/nearest-name.ts';
import type { Logger } from '../engine/worker/log.ts';
import { withoutSecrets } from '../engine/worker/without-secrets.ts';
import { openStores, type Stores } from '../queue/open-stores.ts';
import type { BotConfig } from './config.ts';
import { runDelivery } from './delivery/run-delivery.ts';
import { keepStarting } from './keep-starting.ts';
import { platformsOf } from './platforms.ts';
import type { Surface } from './surface.ts';
import type { SurfaceDeps } from './surface-deps.ts';
import { untilAborted } from './until-aborted.ts';
import { startWeb } from './web/start-web.ts';

interface BotOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly stop: AbortSignal;
  readonly log: Logger;
}

/**
 * The bot from start to stop: what is being asked is answered before it ends. The page is there at
 * once, each platform when it can be reached.
 * @throws QueueError `store-…` when the stores cannot be opened; what the page says at its start;
 *   Refused when a platform does not take the bot as it is set up
 */
export async function runBot(
  { stores: storeConfig, surfaces: surfaceConfig }: BotConfig,
  { env, stop, log }: BotOptions,
): Promise<void> {
  const stores = await openStores(storeConfig);
  const photoCheck = keepCheckProcess(withoutSecrets(env));
  try {
    const deps = wire(stores, photoCheck, log);
    const page = await startWeb(surfaceConfig.web, deps);
    log.info({ url: page.url }, 'the page is open');
    const ended = new AbortController();
    const signal = AbortSignal.any([stop, ended.signal]);
    const served = [
      serve(page, deps, signal),
      ...platformsOf(surfaceConfig, deps).map(async ({ name, start }) => {
        const surface = await keepStarting(start, { signal, log: log.child({ surface: name }) });
        if (surface) await serve(surface, deps, signal);
      }),
    ];
    // One that fails ends the others, in order.
    await Promise.all(served).finally(async () => {
      ended.abort();
      await Promise.allSettled(served);
    });
  } finally {
    photoCheck.close();
    await stores.close();
    log.info('stopped');
  }
}

function wire(
  { queue, media, users }: Stores,
  photoCheck: ReturnType<typeof keepCheckProcess>,
  log: Logger,
): SurfaceDeps {
  const commands = createCommands({
    queue,
    media,
    users,
    photoCheck,
    dances: listDances(),
    nearest: nearestName,
    onReport: (job) => log.warn({ job: job.id, clip: job.result?.clip }, 'a clip was reported'),
  });
  return { queue, media, users, commands, log };
}

/** Messages are kept up to date until no more is asked. */
async function serve(
  surface: Surface,
  { queue, commands, log }: SurfaceDeps,
  stop: AbortSignal,
): Promise<void> {
  const delivering = new AbortController();
  const delivery = runDelivery({ queue, commands, surface, signal: delivering.signal, log });
  log.info({ surface: surface.name }, 'ready');
  await untilAborted(stop);
  await surface.stop().catch((err: unknown) => log.error({ err }, 'a surface did not stop well'));
  delivering.abort();
  await delivery;
}
