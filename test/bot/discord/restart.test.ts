import { expect, test } from 'vitest';
import { openLocalStores } from '../../queue/local-stores.ts';
import { person } from '../fakes/discord/person.ts';
import { agree, clipOf, customId, finish, labels, openScene, original, PHOTO } from './scene.ts';
import { startBot, until } from './start-bot.ts';

type Scene = Awaited<ReturnType<typeof openScene>>;

test('a restart in the middle loses nothing, and the commands are registered once', async () => {
  const scene = await openScene();
  const status = await scene.danced();
  const bot = await restarted(scene);
  await finish(bot);
  await until(() => status.message.attachments.length > 0);
  expect(scene.server.state.commandPuts).toBe(1);
  expect(scene.server.state.faults).toEqual([]);
});

test('what ended while no bot was there is told by the next', async () => {
  const { server, folder, bot, danced } = await openScene();
  const status = await danced();
  await bot.stop();
  await finish(await openLocalStores(folder));
  await startBot(server, folder);
  await until(() => status.message.attachments.length > 0);
  expect(server.state.faults).toEqual([]);
});

test('the buttons of a clip from before work', async () => {
  const scene = await openScene();
  const { server, ann } = scene;
  const clip = await scene.danced();
  await finish(scene.bot);
  await until(() => clip.message.attachments.length > 0);
  const bot = await restarted(scene);
  const again = ann.press(clip, customId(clip, 'again:'));
  await until(() => original(server, again));
  await finish(bot);
  await until(() => clipOf(server, again));
  ann.press(clip, customId(clip, 'remove:'));
  await until(() => !server.state.messages.has(clip.message.id));
  expect(server.state.faults).toEqual([]);
});

test('cancel of a job from before works', async () => {
  const scene = await openScene();
  const status = await scene.danced();
  await restarted(scene);
  scene.ann.press(status, customId(status, 'cancel:'));
  await until(() => status.message.content.includes('cancelled'));
  expect(scene.server.state.faults).toEqual([]);
});

test('a menu from before makes a clip that can be danced again', async () => {
  const scene = await openScene();
  const { server, ann } = scene;
  const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO) });
  const menu = await until(() => original(server, asked));
  const bot = await restarted(scene);
  ann.choose(menu, 'menu', customId(menu, 'pick:', 'disco'));
  await until(() => labels(menu).includes('Cancel'));
  const { payload } = await finish(bot);
  // As the worker does once the clip is there.
  await bot.media.delete(payload.photo);
  await until(() => menu.message.attachments.length > 0);
  const again = ann.press(menu, customId(menu, 'again:'));
  const status = await until(() => original(server, again));
  expect(labels(status)).toEqual(['Cancel']);
  expect((await bot.users.get(`discord:${ann.user.id}`)).photoLinks).toEqual({});
  expect(server.state.faults).toEqual([]);
});

test('who agrees after a restart goes on with the photo sent before', async () => {
  const scene = await openScene();
  const { server } = scene;
  const bea = person(server, 'bea');
  bea.command('dance', { photo: bea.attachment('me.jpg', PHOTO) });
  const terms = await until(() =>
    [...server.state.messages.values()].find(({ ephemeral }) => ephemeral),
  );
  await until(() => terms.message.content);
  await restarted(scene);
  const agreed = bea.press(terms, customId(terms, 'agree:'));
  const menu = await until(() => original(server, agreed));
  expect(customId(menu, 'pick:', 'disco')).not.toBe('none');
  expect(server.state.faults).toEqual([]);
});

test('of many menus the newest keep their photo for another go', async () => {
  const { server, bot } = await openScene();
  const bea = person(server, 'bea');
  await agree(bot, bea);
  for (let menu = 0; menu < 7; menu++) {
    const asked = bea.command('dance', { photo: bea.attachment(`${menu}.jpg`, PHOTO) });
    await until(() => original(server, asked));
  }
  const { photoLinks } = await bot.users.get(`discord:${bea.user.id}`);
  const names = Object.values(photoLinks).map((link) => /(\d)\.jpg/.exec(link)?.[1]);
  expect(names).toEqual(['2', '3', '4', '5', '6']);
});

async function restarted({ server, folder, bot }: Scene) {
  await bot.stop();
  return startBot(server, folder);
}
