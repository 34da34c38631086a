import { expect, test } from 'vitest';
import { person } from '../fakes/discord/person.ts';
import {
  agree,
  clipOf,
  customId,
  finish,
  labels,
  openScene,
  original,
  PHOTO,
  whispers,
} from './scene.ts';
import { until } from './start-bot.ts';

const MANAGE_GUILD = String(1n << 5n);

test("somebody else's cancel is refused to them alone; the asker's works", async () => {
  const { server, bot, danced, ann } = await openScene();
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
  expect(await bot.queue.claim({ id: 'w', qualities: ['preview'] })).toBeNull();
  expect(server.state.faults).toEqual([]);
});

test('who manages the server cancels in it; who manages another does not', async () => {
  const { server, danced } = await openScene();
  const elsewhere = person(server, 'eve', { permissions: MANAGE_GUILD, guildId: '7' });
  const here = person(server, 'mod', { permissions: MANAGE_GUILD });
  const status = await danced();
  elsewhere.press(status, customId(status, 'cancel:'));
  const told = await until(() => whispers(server, elsewhere.user.id)[0]);
  expect(told.message.content).toContain('Only the one who asked');
  here.press(status, customId(status, 'cancel:'));
  await until(() => status.message.content.includes('cancelled'));
  expect(server.state.faults).toEqual([]);
});

test('again makes a second message and leaves the first', async () => {
  const { server, bot, clip, ann } = await withClip();
  const again = ann.press(clip, customId(clip, 'again:'));
  await until(() => original(server, again));
  await finish(bot);
  await until(() => clipOf(server, again));
  expect(again.originalId).not.toBe(clip.message.id);
  expect(clip.message.attachments).toHaveLength(1);
  expect(server.state.faults).toEqual([]);
});

test('other dance opens the menu for the same photo in a second message', async () => {
  const { server, bot, clip, ann } = await withClip();
  const other = ann.press(clip, customId(clip, 'other:'));
  const menu = await until(() => original(server, other));
  expect(menu.message.id).not.toBe(clip.message.id);
  const picked = ann.choose(menu, 'menu', customId(menu, 'pick:', 'kemusan'));
  await until(() => menu.message.content.includes('Kemusan'));
  const { payload } = await finish(bot);
  expect(payload.dance).toBe('kemusan');
  await until(() => clipOf(server, picked));
  expect(clip.message.attachments).toHaveLength(1);
  expect(server.state.faults).toEqual([]);
});

test('delete takes the clip away, from the message and from the store', async () => {
  const { server, bot, clip, ann } = await withClip();
  ann.press(clip, customId(clip, 'remove:'));
  await until(() => !server.state.messages.has(clip.message.id));
  await until(() => whispers(server, ann.user.id)[0]);
  expect(await kinds(bot)).not.toContain('clip');
  expect(server.state.faults).toEqual([]);
});

test('report takes the message away, tells the operator, and keeps the clip for them', async () => {
  const { server, bot, clip, ann } = await withClip();
  ann.press(clip, customId(clip, 'report:'));
  await until(() => !server.state.messages.has(clip.message.id));
  await until(() => whispers(server, ann.user.id)[0]);
  expect(bot.reported).toEqual([customId(clip, 'report:').slice('report:'.length)]);
  expect(await kinds(bot)).toContain('clip');
  expect(server.state.faults).toEqual([]);
});

test.each(['again:', 'other:', 'remove:', 'report:'])(
  'nobody else can press %s',
  async (button) => {
    const { server, bot, clip } = await withClip();
    const bob = person(server, 'bob');
    await agree(bot, bob);
    const before = structuredClone(clip.message);
    bob.press(clip, customId(clip, button));
    const told = await until(() => whispers(server, bob.user.id)[0]);
    expect(told.message.content).toContain('Only the one who asked');
    expect(clip.message).toEqual(before);
    expect(await Array.fromAsync(bot.queue.jobs())).toHaveLength(1);
    expect(bot.reported).toEqual([]);
    expect(server.state.faults).toEqual([]);
  },
);

test('nobody else can choose from a menu', async () => {
  const { server, bot, ann } = await openScene();
  const bob = person(server, 'bob');
  await agree(bot, bob);
  const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO) });
  const menu = await until(() => original(server, asked));
  const before = structuredClone(menu.message);
  bob.choose(menu, 'menu', customId(menu, 'pick:', 'disco'));
  const told = await until(() => whispers(server, bob.user.id)[0]);
  expect(told.message.content).toContain('belongs to someone else');
  expect(menu.message).toEqual(before);
  expect(await Array.fromAsync(bot.queue.jobs())).toEqual([]);
});

test('an action that is not on the message does nothing, to whomever it belongs', async () => {
  const { server, bot, ann, clip } = await withClip();
  const bob = person(server, 'bob');
  await agree(bot, bob);
  const asked = bob.command('dance', { photo: bob.attachment('me.jpg', PHOTO) });
  const menu = await until(() => original(server, asked));
  const before = structuredClone(clip.message);
  for (const action of [customId(menu, 'pick:', 'disco'), 'erase', 'set:music:off'])
    bob.press(clip, action);
  bob.choose(clip, 'menu', customId(menu, 'pick:', 'disco'));
  ann.press(menu, customId(clip, 'remove:'));
  await until(() => whispers(server, bob.user.id).length === 4);
  await until(() => whispers(server, ann.user.id).length === 1);
  expect(clip.message).toEqual(before);
  expect(server.state.messages.has(menu.message.id)).toBe(true);
  expect(await Array.fromAsync(bot.queue.jobs())).toHaveLength(1);
  expect(server.state.faults).toEqual([]);
});

test('settings change in their message, and the next clip is made by them', async () => {
  const { server, bot, ann, danced } = await openScene();
  const asked = ann.command('settings');
  const settings = await until(() => original(server, asked));
  ann.press(settings, customId(settings, 'set:shape:square'));
  await until(() => customId(settings, 'set:shape:square') === 'none');
  ann.press(settings, customId(settings, 'set:music:off'));
  await until(() => customId(settings, 'set:music:on') !== 'none');
  ann.choose(settings, 'menu', 'set:language:de');
  await until(() => settings.message.content.includes('Sprache'));
  expect(settings.ephemeral).toBe(true);
  await danced();
  expect((await finish(bot)).payload).toMatchObject({ width: 576, height: 576, music: false });
  expect(server.state.faults).toEqual([]);
});

test('privacy: never me and back, and erase, in their message', async () => {
  const { server, bot, ann } = await withClip();
  const asked = ann.command('privacy');
  const privacy = await until(() => original(server, asked));
  ann.press(privacy, customId(privacy, 'set:never-me:on'));
  await until(() => customId(privacy, 'set:never-me:off') !== 'none');
  ann.press(privacy, customId(privacy, 'set:never-me:off'));
  await until(() => customId(privacy, 'set:never-me:on') !== 'none');
  ann.press(privacy, 'erase');
  await until(() => privacy.message.components?.length === 0);
  expect(await Array.fromAsync(bot.queue.jobs())).toEqual([]);
  expect(await kinds(bot)).toEqual([]);
  expect((await bot.users.get(`discord:${ann.user.id}`)).photoLinks).toEqual({});
  expect(server.state.faults).toEqual([]);
});

/** A clip in its message. */
async function withClip() {
  const scene = await openScene();
  const clip = await scene.danced();
  await finish(scene.bot);
  await until(() => clip.message.attachments.length > 0);
  return { ...scene, clip };
}

async function kinds({ media }: Awaited<ReturnType<typeof openScene>>['bot']): Promise<string[]> {
  const stored = await Array.fromAsync(media.list());
  return stored.map(({ key }) => key.split('/')[0] ?? '');
}
