import { expect, onTestFinished, test } from 'vitest';
import type { StoredInteraction } from '../fakes/discord/discord-state.ts';
import { person } from '../fakes/discord/person.ts';
import { emptyMessage } from '../fakes/discord/write-message.ts';
import { customId, finish, openScene, original, PHOTO, whispers } from './scene.ts';
import { until } from './start-bot.ts';

type Scene = Awaited<ReturnType<typeof openScene>>;

const COMMANDS = ['dances', 'status', 'cancel', 'settings', 'privacy', 'help'];
const OF_A_CLIP = ['again:', 'other:', 'report:', 'remove:'];

test('whatever is asked is acknowledged before anything slow is begun', async () => {
  const scene = await openScene();
  const { server, bot } = scene;
  const messages = await messagesOf(scene);
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
  server.state.held = (what) => (what === 'download' ? promise : Promise.resolve());
  bot.hold(promise);
  onTestFinished(() => resolve());
  return resolve;
}

function askEverything({ server, ann }: Scene, messages: Messages) {
  const { bob, clip, menu, terms, settings, privacy, job } = messages;
  const photo = ann.attachment('me.jpg', PHOTO);
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
    bob.press(terms, 'agree:1'),
    ann.press(settings, 'set:music:off'),
    ann.choose(settings, 'menu', 'set:language:de'),
    ann.press(privacy, 'erase'),
    ...[bob, ann].map((who) => who.press(job, customId(job, 'cancel:'))),
  ];
}

type Messages = Awaited<ReturnType<typeof messagesOf>>;

/** One of each kind, by Ann; the terms are for Bob. */
async function messagesOf({ server, bot, ann, danced }: Scene) {
  const clip = await danced();
  await finish(bot);
  await until(() => clip.message.attachments.length > 0);
  const bob = person(server, 'bob');
  const photo = ann.attachment('me.jpg', PHOTO);
  const menu = await until(told(ann.command('dance', { photo })));
  const settings = await until(told(ann.command('settings')));
  const privacy = await until(told(ann.command('privacy')));
  bob.command('dance', { photo });
  const terms = await until(() => whispers(server, bob.user.id)[0]);
  return { bob, clip, menu, settings, privacy, terms, job: await danced() };

  function told(asked: StoredInteraction) {
    return () => original(server, asked);
  }
}

function isLoading({ server }: Scene, messageId: string | null): boolean {
  return server.state.messages.get(messageId ?? '')?.loading === true;
}
