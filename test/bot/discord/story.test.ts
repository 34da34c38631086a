import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { REAL_WORKER, STUB_WORKER, startWorker } from '../../worker/start-worker.ts';
import type { StoredInteraction, StoredMessage } from '../fakes/discord/discord-state.ts';
import { person } from '../fakes/discord/person.ts';
import { type DiscordServer, startDiscordServer } from '../fakes/discord-server.ts';
import { startBot, until } from './start-bot.ts';

const PHOTO = readFileSync(new URL('../../../assets/samples/person.jpg', import.meta.url));

test('first use, agree, photo, menu, progress, and the MP4 of the real render', async () => {
  const { server, ann, folder } = await setUp();
  startWorker(REAL_WORKER, { DATA_DIR: folder });
  const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO) });
  const terms = await until(() => find(server, 'agree:'));
  expect(terms.ephemeral).toBe(true);
  ann.press(terms, customId(terms, 'agree:'));
  const menu = await until(() => find(server, 'pick:'));
  expect(menu.ephemeral).toBe(false);
  const picked = ann.choose(menu, 'menu', customId(menu, 'pick:', 'disco'));
  const clip = await until(() => clipOf(server, picked), 200_000);
  expect(Buffer.from(clip).subarray(4, 8).toString()).toBe('ftyp');
  expect(menu.message.content).toContain('Disco');
  expect(labels(menu)).toEqual(['Again', 'Other dance', 'Delete', 'Report']);
  expect(asked.answeredAt).not.toBeNull();
  expect(server.state.faults).toEqual([]);
});

test('a clip comes as a message of the bot once the token is dead', async () => {
  const { server, folder, danced } = await setUp({ agreed: true });
  const status = await danced();
  server.state.now += 16 * 60_000;
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  const clip = await until(() => posted(server, server.state.channelId));
  expect(clip.message.attachments[0]?.filename).toBe('dance.mp4');
  await until(() => !server.state.messages.has(status.message.id));
  expect(server.state.faults).toEqual([]);
});

test('a dead token that the bot takes for alive falls through to the channel', async () => {
  const { server, folder, danced } = await setUp({ agreed: true });
  await danced();
  for (const interaction of server.state.interactions.values())
    Object.assign(interaction, { sentAt: 0 });
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  expect(await until(() => posted(server, server.state.channelId))).toBeDefined();
  expect(server.state.faults).toEqual([]);
});

test('a deleted status message does not lose the clip', async () => {
  const { server, folder, danced } = await setUp({ agreed: true });
  const status = await danced();
  server.state.messages.delete(status.message.id);
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  expect(await until(() => posted(server, server.state.channelId))).toBeDefined();
  expect(server.state.faults).toEqual([]);
});

test('where the bot may not write any more the clip comes by DM', async () => {
  const { server, folder, danced, ann } = await setUp({ agreed: true });
  await danced();
  server.state.now += 16 * 60_000;
  server.state.closedChannels.add(server.state.channelId);
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  const dm = await until(() => posted(server, server.state.dms.get(ann.user.id) ?? 'none'));
  expect(dm.message.attachments).toHaveLength(1);
  expect(server.state.faults).toEqual([]);
});

test('a clip that the server refuses as too large is told in words', async () => {
  const { server, folder, danced } = await setUp({ agreed: true });
  server.state.uploadLimit = 3;
  const status = await danced();
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  await until(() => status.message.content.includes('small enough'));
  expect(status.message.attachments).toEqual([]);
  expect(server.state.faults).toEqual([]);
});

test('a restart in the middle loses nothing, and the commands are registered once', async () => {
  const { server, folder, danced, bot } = await setUp({ agreed: true });
  const status = await danced();
  await bot.stop();
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  await startBot(server, folder);
  await until(() => status.message.attachments.length > 0);
  expect(server.state.commandPuts).toBe(1);
  expect(server.state.faults).toEqual([]);
});

test('a rate limit is waited for', async () => {
  const { server, folder, danced } = await setUp({ agreed: true });
  server.state.trouble.push({ route: '@original', status: 429 });
  const status = await danced();
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  await until(() => status.message.attachments.length > 0);
  expect(server.state.faults).toEqual([]);
});

test("somebody else's buttons are refused to them alone; the asker's cancel works", async () => {
  const { server, danced, ann } = await setUp({ agreed: true });
  const bob = person(server, 'bob');
  const status = await danced();
  const before = status.message.content;
  bob.press(status, customId(status, 'cancel:'));
  const told = await until(() => whispers(server, bob.user.id)[0]);
  expect(told.message.content).toContain('Only the one who asked');
  expect(status.message.content).toBe(before);
  ann.press(status, customId(status, 'cancel:'));
  await until(() => status.message.content.includes('cancelled'));
  expect(labels(status)).toEqual(['Again', 'Other dance']);
  expect(server.state.faults).toEqual([]);
});

test('again makes a second message and leaves the first', async () => {
  const { server, folder, danced, ann } = await setUp({ agreed: true });
  const first = await danced();
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  await until(() => first.message.attachments.length > 0);
  const again = ann.press(first, customId(first, 'again:'));
  await until(() => clipOf(server, again));
  expect(again.originalId).not.toBe(first.message.id);
  expect(first.message.attachments).toHaveLength(1);
  expect(server.state.faults).toEqual([]);
});

test("delete takes the asker's clip away, and nobody else's", async () => {
  const { server, folder, danced, ann } = await setUp({ agreed: true });
  const bob = person(server, 'bob');
  const status = await danced();
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  await until(() => status.message.attachments.length > 0);
  bob.press(status, customId(status, 'remove:'));
  await until(() => whispers(server, bob.user.id)[0]);
  expect(server.state.messages.has(status.message.id)).toBe(true);
  ann.press(status, customId(status, 'remove:'));
  await until(() => !server.state.messages.has(status.message.id));
  expect(server.state.faults).toEqual([]);
});

test('where only the user has installed the bot a late clip comes by DM', async () => {
  const { server, folder, bot } = await setUp();
  const eve = person(server, 'eve', { context: 0, installs: [1] });
  await bot.users.update(`discord:${eve.user.id}`, { consentVersion: 1, consentedAt: 1 });
  eve.command('dance', { photo: eve.attachment('me.jpg', PHOTO), dance: 'disco' });
  await until(() => find(server, 'cancel:'));
  server.state.now += 16 * 60_000;
  startWorker(STUB_WORKER, { DATA_DIR: folder, STUB_FOLDER: folder });
  await until(() => posted(server, server.state.dms.get(eve.user.id) ?? 'none'));
  expect(posted(server, server.state.channelId)).toBeUndefined();
  expect(server.state.faults).toEqual([]);
});

async function setUp({ agreed = false } = {}) {
  const server = await startDiscordServer();
  const folder = tempFolder();
  const bot = await startBot(server, folder);
  const ann = person(server, 'ann');
  if (agreed)
    await bot.users.update(`discord:${ann.user.id}`, { consentVersion: 1, consentedAt: 1 });
  return { server, folder, bot, ann, danced };

  /** A dance in line, and its message. */
  async function danced(): Promise<StoredMessage> {
    ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO), dance: 'disco' });
    return until(() => find(server, 'cancel:'));
  }
}

function find(server: DiscordServer, action: string): StoredMessage | undefined {
  return [...server.state.messages.values()].find((stored) => ids(stored, action).length > 0);
}

function ids({ message }: StoredMessage, start: string): string[] {
  const found = JSON.stringify(message.components).matchAll(/"(?:custom_id|value)":"([^"]*)"/g);
  return [...found].map(([, id]) => id ?? '').filter((id) => id.startsWith(start));
}

function customId(stored: StoredMessage, start: string, end = ''): string {
  return ids(stored, start).find((id) => id.endsWith(end)) ?? 'none';
}

function labels({ message }: StoredMessage): string[] {
  const found = JSON.stringify(message.components).matchAll(/"label":"([^"]*)"/g);
  return [...found].map(([, label]) => label ?? '');
}

function clipOf({ state }: DiscordServer, { originalId }: StoredInteraction) {
  const [file] = state.messages.get(originalId ?? '')?.message.attachments ?? [];
  return file?.filename === 'dance.mp4' ? state.files.get(file.url) : undefined;
}

/** A message that the bot wrote by itself. */
function posted({ state }: DiscordServer, channelId: string): StoredMessage | undefined {
  return [...state.messages.values()].find(
    ({ message, askerId }) => askerId === null && message.channel_id === channelId,
  );
}

function whispers({ state }: DiscordServer, userId: string): StoredMessage[] {
  return [...state.messages.values()].filter(
    ({ askerId, ephemeral, loading }) => ephemeral && !loading && askerId === userId,
  );
}
