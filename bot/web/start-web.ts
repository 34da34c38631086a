import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { WebConfig } from '../config.ts';
import type { Surface } from '../surface.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { createEventStreams } from './event-streams.ts';
import { readPageFiles } from './page-files.ts';
import { createWebApp } from './web-app.ts';
import { writeReply } from './write-reply.ts';

/** Streams that say nothing are taken for dead by proxies. */
const KEEP_ALIVE_MS = 20_000;

/**
 * Serves the chat page.
 * @throws Error with code `EADDRINUSE` or `EADDRNOTAVAIL`, as `node:net` says it
 */
export async function startWeb(
  { host, port }: WebConfig,
  deps: SurfaceDeps,
): Promise<Surface & { readonly url: string }> {
  const streams = createEventStreams();
  const app = createWebApp({ host, files: readPageFiles(), streams, deps });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.listen(port, host);
  await once(server, 'listening');
  const beat = setInterval(() => streams.keepAlive(), KEEP_ALIVE_MS).unref();
  return {
    name: 'web',
    showEveryMs: 250,
    url: addressOf(server.address() as AddressInfo),
    // Who has no page open reads it all from the queue on opening one: nobody is missed.
    show: async (job, reply) => streams.send(job.userId, writeReply(reply, deps.commands)),
    deliver: async (job, reply) => streams.send(job.userId, writeReply(reply, deps.commands)),
    async stop() {
      clearInterval(beat);
      const closed = once(server, 'close');
      server.close();
      streams.close();
      await closed;
    },
  };
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
