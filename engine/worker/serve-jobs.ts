import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { openStores } from '../../queue/open-stores.ts';
import { readTreeBytes } from '../child/process-memory.ts';
import type { Renderer } from '../child/render-process.ts';
import type { WorkerConfig } from './config.ts';
import type { Logger } from './log.ts';
import { servedQualities } from './served-qualities.ts';
import { openWorkFolder } from './work-folder.ts';
import { runWorker, type WorkerOptions } from './worker.ts';

export interface ServeOptions extends Pick<WorkerOptions, 'stop' | 'stopNow'> {
  readonly startRenderer: () => Renderer;
  readonly log: Logger;
}

/**
 * A worker from start to stop: opens the stores, keeps a renderer, and leaves nothing behind.
 * @throws QueueError `store-…` when the stores cannot be opened
 */
export async function serveJobs(
  { stores: config, worker: limits }: WorkerConfig,
  { startRenderer, log, stop, stopNow }: ServeOptions,
): Promise<void> {
  const { queue, media, close } = await openStores(config);
  const workFolder = await openWorkFolder(resolve(config.dataFolder, 'work'));
  const renderer = startRenderer();
  const card = {
    id: `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`,
    qualities: await servedQualities(limits, log),
  };
  if (readTreeBytes(process.pid) === null)
    log.warn('the memory limit is not kept: memory cannot be read on this system');
  log.info({ worker: card.id, qualities: card.qualities }, 'ready');
  try {
    const { clipRetentionHours } = config;
    const options = { card, clipRetentionHours, graceMs: limits.graceMs, stop, stopNow };
    await runWorker({ queue, media, renderer, workFolder, limits: limits.jobs, log }, options);
  } finally {
    renderer.close();
    await rm(workFolder, { recursive: true, force: true });
    await close();
    log.info('stopped');
  }
}
