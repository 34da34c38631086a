import { expect, test, vi } from 'vitest';
import type { StoredMessage } from '../fakes/discord/discord-state.ts';
import { person } from '../fakes/discord/person.ts';
import { agree, find, finish, holdClock, openScene, PHOTO, posted } from './scene.ts';
import { until } from './start-bot.ts';

const LATE_MS = 16 * 60_000;
const PATIENCE = { timeout: 60_000 };

test('a clip comes as a message of the bot once the token is dead', async () => {
  const { server, bot, danced } = await openScene();
  const status = await danced();
  server.state.now += LATE_MS;
  await finish(bot);
  const clip = await until(() => posted(server, server.state.channelId));
  expect(clip.message.attachments[0]?.filename).toBe('dance.mp4');
  await until(() => !server.state.messages.has(status.message.id));
  expect(server.state.faults).toEqual([]);
});

test('a dead token that the bot takes for alive falls through to the channel', async () => {
  const { server, bot, danced } = await openScene();
  await danced();
  for (const interaction of server.state.interactions.values())
    Object.assign(interaction, { sentAt: 0 });
  await finish(bot);
  expect(await until(() => posted(server, server.state.channelId))).toBeDefined();
  expect(server.state.faults).toEqual([]);
});

test('a deleted status message does not lose the clip, before the token is dead or after', async () => {
  const { server, bot, danced } = await openScene();
  for (const waitMs of [0, LATE_MS]) {
    const status = await danced();
    server.state.messages.delete(status.message.id);
    server.state.now += waitMs;
    await finish(bot);
    const clip = await until(() => posted(server, server.state.channelId));
    server.state.messages.delete(clip.message.id);
  }
  expect(server.state.faults).toEqual([]);
});

test.each([50_001, 50_013])(
  'where the bot may not write any more (%i) the clip comes by DM',
  async (code) => {
    const { server, bot, danced, ann } = await openScene();
    await danced();
    server.state.now += LATE_MS;
    server.state.trouble.push({ route: 'POST /channels', status: 403, code });
    await finish(bot);
    const dm = await until(() => posted(server, server.state.dms.get(ann.user.id)));
    expect(dm.message.attachments).toHaveLength(1);
    expect(posted(server, server.state.channelId)).toBeUndefined();
    expect(server.state.faults).toEqual([]);
  },
);

test('who can be reached nowhere is given up, and others are served on', async () => {
  const { server, bot, danced, ann } = await openScene();
  await danced();
  server.state.now += LATE_MS;
  server.state.closedChannels.add(server.state.channelId);
  server.state.closedDms.add(ann.user.id);
  const { id } = await finish(bot);
  await expect.poll(async () => (await bot.queue.get(id))?.deliveredAt, PATIENCE).not.toBeNull();
  const next = await danced();
  await finish(bot);
  await until(() => next.message.attachments.length > 0);
  expect(server.state.faults).toEqual([]);
});

test('a clip that the server refuses as too large is told in words', async () => {
  const { server, bot, danced } = await openScene();
  server.state.uploadLimit = 3;
  const status = await danced();
  await finish(bot);
  await until(() => status.message.content.includes('small enough'));
  expect(status.message.attachments).toEqual([]);
  expect(server.state.faults).toEqual([]);
});

test('the clip is to fit what Discord says may be uploaded, else 10 MiB', async () => {
  const { server, bot } = await openScene();
  for (const attachmentLimit of [4321, undefined]) {
    const eve = person(server, 'eve', { attachmentLimit: attachmentLimit as number });
    await agree(bot, eve);
    eve.command('dance', { photo: eve.attachment('me.jpg', PHOTO), dance: 'disco' });
  }
  await expect.poll(() => limitsOf(bot), PATIENCE).toEqual([4321, 10 * 1024 * 1024]);
});

test('Retry-After is waited for, and then the clip is there', async () => {
  const { server, bot, danced } = await openScene();
  const status = await danced();
  server.state.trouble.push({ route: '@original', status: 429 });
  await finish(bot);
  await until(() => status.message.attachments.length > 0);
  expect(server.state.trouble).toEqual([]);
  expect(server.state.faults).toEqual([]);
});

test('a Discord that is broken for a while is tried again', async () => {
  const { server, bot, danced } = await openScene();
  const status = await danced();
  server.state.trouble.push({ route: '@original', status: 502 });
  await finish(bot);
  await until(() => status.message.attachments.length > 0);
  expect(server.state.faults).toEqual([]);
});

test.each([0, LATE_MS])(
  'an upload that takes minutes is made once (%i ms later)',
  async (laterMs) => {
    const { server, bot, danced } = await openScene();
    holdClock();
    const status = await danced();
    server.state.now += laterMs;
    const upload = Promise.withResolvers<void>();
    const uploads: string[] = [];
    server.state.held = (what) => {
      if (!/^(PATCH|POST) .*messages/.test(what)) return Promise.resolve();
      uploads.push(what);
      return upload.promise;
    };
    await finish(bot);
    await until(() => uploads.length > 0);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    upload.resolve();
    const clip = await until(() => [status, posted(server, server.state.channelId)].find(hasFile));
    expect(clip?.message.attachments).toHaveLength(1);
    expect(uploads).toHaveLength(1);
    expect(server.state.faults).toEqual([]);
  },
);

test.each([
  ['in a server', 0],
  ['in the DMs of the bot', 1],
  ['in a chat of people', 2],
] as const)('where only the user has the bot, a late clip comes by DM: %s', async (_, context) => {
  const { server, bot } = await openScene();
  const eve = person(server, 'eve', { context, installs: [1] });
  await agree(bot, eve);
  eve.command('dance', { photo: eve.attachment('me.jpg', PHOTO), dance: 'disco' });
  const status = await until(() => find(server, 'cancel:'));
  server.state.now += LATE_MS;
  await finish(bot);
  const clip = await until(() => posted(server, server.state.dms.get(eve.user.id)));
  expect(clip.message.attachments).toHaveLength(1);
  expect(posted(server, server.state.channelId)).toBeUndefined();
  // In its own DMs the bot can take its old message away.
  if (context === 1) await until(() => !server.state.messages.has(status.message.id));
  expect(server.state.faults).toEqual([]);
});

function hasFile(stored: StoredMessage | undefined): boolean {
  return stored !== undefined && stored.message.attachments.length > 0;
}

async function limitsOf({ queue }: Awaited<ReturnType<typeof openScene>>['bot']) {
  const jobs = await Array.fromAsync(queue.jobs());
  return jobs.map(({ payload }) => payload.maxBytes).sort((a, b) => Number(a) - Number(b));
}
