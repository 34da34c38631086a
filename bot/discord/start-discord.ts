import type { DiscordConfig } from '../config.ts';
import type { Surface } from '../surface.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { readAddress } from './address.ts';
import { commandList } from './command-list.ts';
import { connect } from './connect.ts';
import { deliver } from './deliver.ts';
import { listen } from './listen.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { registerCommands } from './register-commands.ts';
import { rememberedPhotos } from './remembered-photos.ts';
import { responder } from './respond.ts';
import { showJobs } from './show.ts';

/** Discord's own rhythm: about five edits in five seconds a channel, for all jobs in it. */
const SHOW_EVERY_MS = 3000;

/**
 * Talks to Discord. Resolves once the bot is online and its commands are registered.
 * @param options `now`: milliseconds since 1970; default: the clock
 * @throws Refused when Discord does not know the token; Error when it cannot be reached
 */
export async function startDiscord(
  config: DiscordConfig,
  surfaceDeps: SurfaceDeps,
  { now = Date.now }: { readonly now?: () => number } = {},
): Promise<Surface> {
  const { client, api, logIn, close } = connect(config);
  const deps = { ...surfaceDeps, api, now, log: surfaceDeps.log.child({ surface: 'discord' }) };
  const alone = oneAtATime();
  const photos = rememberedPhotos(deps.users);
  const { take, stop } = responder({ ...deps, config, alone, photos });
  const jobs = showJobs(deps);
  listen(client, deps.log, take);
  try {
    const commands = commandList(deps.commands.say);
    const registered = await registerCommands(await logIn(), commands, api);
    deps.log.info({ registered }, 'Discord is there');
  } catch (error) {
    await close();
    throw error;
  }
  return {
    name: 'discord',
    showEveryMs: SHOW_EVERY_MS,
    show: (job, reply) => alone(messageOf(job), () => jobs.show(job, reply)),
    deliver: (job, reply) =>
      alone(messageOf(job), async () => {
        jobs.forget(job.id);
        await deliver(job, reply, deps);
      }),
    async stop() {
      await stop();
      await close();
    },
  };
}

function messageOf(job: { readonly replyTo: { readonly address: unknown } }): string | null {
  return readAddress(job.replyTo.address)?.messageId ?? null;
}
