import type { Reply } from '../../commands/reply.ts';
import type { Job } from '../../queue/job.ts';
import type { SurfaceDeps } from '../surface-deps.ts';
import { type Address, botIsThere, readAddress, tokenLives } from './address.ts';
import { troubleOf } from './api-trouble.ts';
import type { DiscordApi, Outgoing } from './discord-api.ts';
import { withClip } from './media-files.ts';
import { messageBody } from './message-body.ts';

export interface DeliverDeps extends Pick<SurfaceDeps, 'media' | 'commands' | 'log'> {
  readonly api: DiscordApi;
  readonly now: () => number;
}

type Way = (outgoing: Outgoing) => Promise<unknown>;

/**
 * Tells the asker how the job ended: in its message while the interaction's token lives, else by a
 * message of the bot's own in the channel, else by DM.
 * @throws whatever is worth another try
 */
export async function deliver(job: Job, reply: Reply, deps: DeliverDeps): Promise<void> {
  const address = readAddress(job.replyTo.address);
  if (!address) return deps.log.error({ job: job.id }, 'the address of a job makes no sense');
  let outgoing = await withClip(reply, deps);
  for (const way of waysTo(job, address, deps)) {
    let trouble = await attempt(way, outgoing);
    if (trouble === 'too-large') {
      outgoing = { body: withoutFile(reply, deps) };
      trouble = await attempt(way, outgoing);
    }
    if (trouble === null) return;
  }
  deps.log.warn({ job: job.id }, 'nobody could be told how a job ended');
}

async function attempt(way: Way, outgoing: Outgoing): Promise<'closed' | 'too-large' | null> {
  try {
    await way(outgoing);
    return null;
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === null) throw error;
    return trouble;
  }
}

/** Said in words when the place takes no file of that size. */
function withoutFile(reply: Reply, { commands }: DeliverDeps): object {
  const text = [{ key: 'error-size-unreachable' }];
  return { ...messageBody({ ...reply, text, clip: null }, commands.say), attachments: [] };
}

function* waysTo(job: Job, address: Address, { api, now }: DeliverDeps): Generator<Way> {
  const { channelId, messageId } = address;
  const userId = job.userId.replace(/^discord:/, '');
  // Of this ending: a job that is tried again ends again.
  const nonce = `${job.id.slice(0, 11)}${job.endedAt ?? ''}`;
  if (tokenLives(address, now())) yield (outgoing) => api.editOriginal(address, outgoing);
  if (channelId !== null && botIsThere(address))
    yield async (outgoing) => {
      await api.post(channelId, mentioning(userId, outgoing), nonce);
      // In the worst case the old status message stays where it is.
      if (messageId !== null) await api.delete(channelId, messageId).catch(() => undefined);
    };
  yield async (outgoing) => api.post(await api.openDm(userId), outgoing, nonce);
}

/** Shows whose it is; nobody is pinged, for no mentions are allowed. */
function mentioning(userId: string, { body, ...rest }: Outgoing): Outgoing {
  const { content = '' } = body as { readonly content?: string };
  return { ...rest, body: { ...body, content: `<@${userId}> ${content}`.slice(0, 2000) } };
}
