import { expect, onTestFinished, test } from 'vitest';
import { person } from '../fakes/discord/person.ts';
import { emptyMessage } from '../fakes/discord/write-message.ts';
import { customId, finish, openScene, original, PHOTO } from './scene.ts';
import { until } from './start-bot.ts';

type Scene = Awaited<ReturnType<typeof openScene>>;

const COMMANDS = ['dances', 'status', 'cancel', 'settings', 'privacy', 'help'];
const OF_A_CLIP = ['again:', 'other:', 'report:', 'remove:'];
const OF_ANYONE = ['agree:1', 'set:music:off', `cancel:${'0'.repeat(32)}`, 'erase'];

test('whatever is asked is acknowledged before anything slow is begun', async () => {
  const scene = await openScene();
  const { server, bot } = scene;
  const messages = { clip: await clipFor(scene), menu: await menuFor(scene) };
  const before = server.state.requests.length;
  const release = hold(scene);
  const typing = scene.ann.suggest('dance', 'dance', 'disc');
  await until(() => typing.choices);
  const asked = [typing, ...askEverything(scene, messages)];
  await until(() => asked.every(({ answeredAt }) => answeredAt !== null));
  const since = server.state.requests.slice(before);
  expect(since).toEqual(asked.map(() => 'POST /interactions/:id/:token/callback'));
  release();
  await until(() => asked.every(({ originalId }) => !isLoading(scene, originalId)));
  await bot.stop();
  expect(bot.logged).toEqual([]);
  expect(server.state.faults).toEqual([]);
});

/** From now on no store, no download and no look at a photo comes to an end. */
function hold({ server, bot }: Scene): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.state.downloadsHeld = promise;
  bot.hold(promise);
  onTestFinished(() => resolve());
  return resolve;
}

function askEverything({ server, ann }: Scene, { clip, menu }: Messages) {
  const photo = ann.attachment('me.jpg', PHOTO);
  const bob = person(server, 'bob');
  const target = { ...emptyMessage(server.state, server.state.channelId, 0), author: ann.user };
  target.attachments = [photo];
  return [
    ...COMMANDS.map((name) => ann.command(name)),
    ann.command('dance', { photo }),
    ann.command('dance', { photo, dance: 'disco' }),
    ann.messageCommand('Make it dance', target),
    ...OF_A_CLIP.flatMap((start) =>
      [ann, bob].map((who) => who.press(clip, customId(clip, start))),
    ),
    ...[bob, ann].map((who) => who.choose(menu, 'menu', customId(menu, 'pick:'))),
    ...OF_ANYONE.map((action) => ann.press(menu, action)),
  ];
}

type Messages = Readonly<Record<'clip' | 'menu', Awaited<ReturnType<typeof menuFor>>>>;

async function clipFor({ bot, danced }: Scene) {
  const clip = await danced();
  await finish(bot);
  await until(() => clip.message.attachments.length > 0);
  return clip;
}

async function menuFor({ server, ann }: Scene) {
  const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO) });
  return until(() => original(server, asked));
}

function isLoading({ server }: Scene, messageId: string | null): boolean {
  return server.state.messages.get(messageId ?? '')?.loading === true;
}
