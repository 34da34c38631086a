import { createCommands } from '../commands/create-commands.ts';
import { keepCheckProcess } from '../engine/child/check-process.ts';
import { listDances } from '../engine/motion/dances.ts';
import { nearestName } from '../engine/motion/nearest-name.ts';
import type { Logger } from '../engine/worker/log.ts';
import { withoutSecrets } from '../engine/worker/without-secrets.ts';
import { openStores, type Stores } from '../queue/open-stores.ts';
import type { BotConfig } from './config.ts';
import { runDelivery } from './delivery/run-delivery.ts';
import { startSurfaces } from './start-surfaces.ts';
import type { Surface } from './surface.ts';
import type { SurfaceDeps } from './surface-deps.ts';

interface BotOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly stop: AbortSignal;
  readonly log: Logger;
}

/**
 * The bot from start to stop: what is being asked is answered before it ends.
 * @throws QueueError `store-…` when the stores cannot be opened; what a surface says at its start
 */
export async function runBot(
  { stores: storeConfig, surfaces: surfaceConfig }: BotConfig,
  { env, stop, log }: BotOptions,
): Promise<void> {
  const stores = await openStores(storeConfig);
  const photoCheck = keepCheckProcess(withoutSecrets(env));
  try {
    const deps = wire(stores, photoCheck, log);
    const surfaces = await startSurfaces(surfaceConfig, deps);
    log.info({ surfaces: surfaces.map(({ name }) => name) }, 'ready');
    await serve(surfaces, deps, stop);
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
  surfaces: readonly Surface[],
  { queue, commands, log }: SurfaceDeps,
  stop: AbortSignal,
): Promise<void> {
  const delivering = new AbortController();
  const deliveries = surfaces.map((surface) =>
    runDelivery({ queue, commands, surface, signal: delivering.signal, log }),
  );
  const { promise: told, resolve } = Promise.withResolvers<void>();
  stop.addEventListener('abort', () => resolve());
  if (stop.aborted) resolve();
  await told;
  await Promise.allSettled(surfaces.map((surface) => surface.stop()));
  delivering.abort();
  await Promise.all(deliveries);
}
