import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { runDelivery } from '../../../bot/delivery/run-delivery.ts';
import { startDiscord } from '../../../bot/discord/start-discord.ts';
import type { DanceCard } from '../../../commands/commands.ts';
import { createCommands } from '../../../commands/create-commands.ts';
import type { PhotoCheck } from '../../../commands/photo-check.ts';
import { createLog } from '../../../engine/worker/log.ts';
import { openDiskMedia } from '../../../queue/disk/disk-media.ts';
import type { Job } from '../../../queue/job.ts';
import { openSqliteQueue } from '../../../queue/sqlite/sqlite-queue.ts';
import { openSqliteUsers } from '../../../queue/sqlite/sqlite-users.ts';
import type { DiscordServer } from '../fakes/discord-server.ts';
import { held } from './held.ts';

const DANCES: DanceCard[] = [
  { id: 'disco', name: 'Disco', bpm: 120, seconds: 4 },
  { id: 'kemusan', name: 'Kemusan', bpm: 120, seconds: 4 },
];

/** Sees nothing wrong with any photo, at once. */
const LENIENT: PhotoCheck = {
  check: async () => ({ refusal: null, notes: [] }),
  close: () => undefined,
};

/** The bot's process with Discord alone: real queue, commands and delivery. */
export async function startBot(server: DiscordServer, folder: string, look = LENIENT) {
  let gate = Promise.resolve();
  const slow = <T extends object>(thing: T) => held(thing, () => gate);
  const queue = slow(openSqliteQueue({ folder, policy: { maxOpenPerUser: 5 } }));
  const users = slow(openSqliteUsers({ folder }));
  const media = slow(await openDiskMedia(join(folder, 'media')));
  const photoCheck = slow(look);
  const reported: string[] = [];
  const onReport = ({ id }: Job) => void reported.push(id);
  const commands = createCommands({ queue, users, media, photoCheck, dances: DANCES, onReport });
  const logged: Array<{ readonly msg: string }> = [];
  const log = createLog('warn', { write: (line) => void logged.push(JSON.parse(line)) });
  const deps = { queue, users, media, commands, log };
  const config = {
    token: server.state.botToken,
    apiUrl: server.apiUrl,
    cdnHosts: [server.cdnHost],
  };
  const surface = await startDiscord(config, deps, { now: () => server.state.now });
  const stopping = new AbortController();
  const delivery = runDelivery({ ...deps, surface, signal: stopping.signal });
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= (async () => {
      await surface.stop();
      stopping.abort();
      await delivery;
      await Promise.all([queue.close(), users.close(), media.close()]);
    })();
    return stopped;
  };
  onTestFinished(stop);
  /** Whatever is asked of a store, or of the look at a photo, waits for that. */
  const hold = (until: Promise<void>) => {
    gate = until;
  };
  return { ...deps, surface, reported, logged, hold, stop };
}

/** Waits until it is so: the bot is another party, and answers when it does. */
export function until<T>(look: () => T | null | undefined | false, timeout = 60_000): Promise<T> {
  return vi.waitFor(
    () => {
      const seen = look();
      if (!seen) throw new Error(`not seen: ${look}`);
      return seen as T;
    },
    { timeout, interval: 10 },
  );
}
