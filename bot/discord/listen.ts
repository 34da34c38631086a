import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { rememberNewest } from '../remember-newest.ts';

/** What may come again when a connection was cut: a few minutes of a busy shard. */
const REMEMBERED = 10_000;

/** Hands over each interaction once, as it came, and tells the operator how the connection is. */
export function listen(client: Client, log: Logger, take: (payload: unknown) => void): void {
  const isNew = rememberNewest(REMEMBERED);
  const warn = (err: Error) => log.warn({ err }, 'the connection to Discord is in trouble');
  client.on(Events.Error, warn);
  client.on(Events.ShardError, warn);
  client.on(Events.ShardDisconnect, ({ code }) =>
    log.error({ code }, 'Discord has shut the bot out; is the token still good?'),
  );
  client.on(Events.Raw, (packet: { t: string | null; readonly d: unknown }) => {
    if (packet.t !== 'INTERACTION_CREATE') return;
    // The library would make objects of it, and bring the process down when a field is missing.
    packet.t = null;
    if (isNew(String((packet.d as { readonly id?: unknown } | null)?.id))) take(packet.d);
  });
}
