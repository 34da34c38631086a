import { readFileSync } from 'node:fs';
import { onTestFinished, vi } from 'vitest';
import type { Job } from '../../../queue/job.ts';
import type { Claim } from '../../../queue/job-queue.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { inChunks } from '../../queue/chunks.ts';
import { claimed, WORKER } from '../../queue/contract/fixtures.ts';
import { jobResult } from '../../queue/new-job.ts';
import type { StoredInteraction, StoredMessage } from '../fakes/discord/discord-state.ts';
import { person } from '../fakes/discord/person.ts';
import { type DiscordServer, startDiscordServer } from '../fakes/discord-server.ts';
import { startBot, until } from './start-bot.ts';

export const PHOTO = readFileSync(new URL('../../../assets/samples/person.jpg', import.meta.url));

type Bot = Awaited<ReturnType<typeof startBot>>;
type Stores = Pick<Bot, 'queue' | 'media'>;

/** Discord, the bot, and Ann, who has agreed to the terms. */
export async function openScene(options: Parameters<typeof startDiscordServer>[0] = {}) {
  const server = await startDiscordServer(options);
  const folder = tempFolder();
  const bot = await startBot(server, folder);
  const ann = person(server, 'ann');
  await agree(bot, ann);
  return { server, folder, bot, ann, danced };

  /** A dance in line, and its message. */
  async function danced(): Promise<StoredMessage> {
    const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO), dance: 'disco' });
    return until(() => {
      const stored = original(server, asked);
      return stored && ids(stored, 'cancel:').length > 0 && stored;
    });
  }
}

export async function agree({ users }: Bot, { user }: Pick<ReturnType<typeof person>, 'user'>) {
  await users.update(`discord:${user.id}`, { consentVersion: 1, consentedAt: 1 });
}

/** From now on time goes by when the test says so, and a little while it waits. */
export function holdClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** The worker's part for the next job in line, with a clip of any bytes. */
export async function finish(bot: Stores, clip: Uint8Array = Buffer.from('a clip')): Promise<Job> {
  const claim = await claimed(bot.queue);
  await complete(bot, claim, clip);
  return claim.job;
}

/** The same for all that wait. */
export async function finishAll(bot: Stores): Promise<void> {
  for (let claim = await bot.queue.claim(WORKER); claim; claim = await bot.queue.claim(WORKER))
    await complete(bot, claim, Buffer.from('a clip'));
}

async function complete({ queue, media }: Stores, claim: Claim, clip: Uint8Array): Promise<void> {
  const key = await media.put('clip', inChunks(clip));
  await queue.complete(claim, jobResult({ clip: key, bytes: clip.length }));
}

/** The message that answers it, once it says something. */
export function original({ state }: DiscordServer, { originalId }: StoredInteraction) {
  const stored = state.messages.get(originalId ?? '');
  return stored?.loading === false ? stored : undefined;
}

export function find(server: DiscordServer, action: string): StoredMessage | undefined {
  return [...server.state.messages.values()].find((stored) => ids(stored, action).length > 0);
}

/** All that its buttons and choices do. */
export function actionsOf({ message }: StoredMessage): string[] {
  const found = JSON.stringify(message.components).matchAll(/"(?:custom_id|value)":"([^"]*)"/g);
  return [...found].map(([, id]) => id ?? '');
}

function ids(stored: StoredMessage, start: string): string[] {
  return actionsOf(stored).filter((id) => id.startsWith(start));
}

/** Of the button or choice whose action begins and ends so. */
export function customId(stored: StoredMessage, start: string, end = ''): string {
  return ids(stored, start).find((id) => id.endsWith(end)) ?? 'none';
}

export function labels({ message }: StoredMessage): string[] {
  const found = JSON.stringify(message.components).matchAll(/"label":"([^"]*)"/g);
  return [...found].map(([, label]) => label ?? '');
}

export function clipOf({ state }: DiscordServer, { originalId }: StoredInteraction) {
  const [file] = state.messages.get(originalId ?? '')?.message.attachments ?? [];
  return file?.filename === 'dance.mp4' ? state.files.get(file.url) : undefined;
}

/** A message that the bot wrote by itself. */
export function posted({ state }: DiscordServer, channelId = 'none'): StoredMessage | undefined {
  return [...state.messages.values()].find(
    ({ message, askerId }) => askerId === null && message.channel_id === channelId,
  );
}

/** What that user alone was told. */
export function whispers({ state }: DiscordServer, userId: string): StoredMessage[] {
  return [...state.messages.values()].filter(
    ({ askerId, ephemeral, loading }) => ephemeral && !loading && askerId === userId,
  );
}
