import { expect, test } from 'vitest';
import type { Job } from '../../../queue/job.ts';
import { claimed } from '../../queue/contract/fixtures.ts';
import { openLocalStores } from '../../queue/local-stores.ts';
import type { StoredInteraction, StoredMessage } from '../fakes/discord/discord-state.ts';
import type { DiscordServer } from '../fakes/discord-server.ts';
import { attackers } from './attackers.ts';
import { hostileAttacks } from './hostile-input.ts';
import { agree, customId, finish, finishAll, openScene, original, PHOTO } from './scene.ts';
import { until } from './start-bot.ts';

type Scene = Awaited<ReturnType<typeof openScene>>;
type Stores = Awaited<ReturnType<typeof openLocalStores>>;

const ATTACKS = 10_000;
const AT_ONCE = 250;
/** What the inside of a program looks like when it shows. */
const INSIDE = /\n\s+at |node:|\.ts:\d|file:\/\/\/|SQLITE|ZodError|\[object |anydance-photo/;
/** What makes words seem to be others. */
const TRICK = /[^\P{Cc}\n]|\p{Bidi_Control}/u;

test('of ten thousand hostile interactions each is answered, and none does harm', async () => {
  const mentions: unknown[] = [];
  const scene = await openScene({ heard: ({ body }) => noteMentions(body.json, mentions) });
  const { server, folder, bot, ann } = scene;
  const victim = await settle(scene);
  const owner = `discord:${ann.user.id}`;
  const before = await stateOf(owner, bot, victim.messages);
  const { people, launch } = attackers(server);
  for (const mallory of people.slice(1)) await agree(bot, mallory);
  const attacks = hostileAttacks(ATTACKS, 20, victim.known);
  for (let at = 0; at < ATTACKS; at += AT_ONCE) {
    const sent = attacks.slice(at, at + AT_ONCE).map(launch);
    await until(() => sent.every((asked) => isAnswered(asked, server)));
    await finishAll(bot);
  }
  const help = ann.command('help');
  await until(() => original(server, help)?.message.content);
  await bot.stop();

  expect(bot.logged).toEqual([]);
  const stores = await openLocalStores(folder);
  expect(await stateOf(owner, stores, victim.messages)).toEqual(before);
  const jobs = await Array.fromAsync(stores.queue.jobs());
  expect(jobs.length).toBeGreaterThan(50);
  expect(jobs.filter((job) => !isOfItsAsker(job, server))).toEqual([]);
  const messages = [...server.state.messages.values()];
  const told = messages.map(({ message }) => message.content);
  expect(told.filter((words) => INSIDE.test(words) || TRICK.test(words))).toEqual([]);
  expect(mentions).toEqual([]);
  expect(server.state.faults).toEqual([]);
});

/** Somebody who only wants to dance: a clip, a job that is rendered, and a menu. */
async function settle({ server, bot, ann, danced }: Scene) {
  const clip = await danced();
  const ended = await finish(bot);
  await until(() => clip.message.attachments.length > 0);
  const asked = ann.command('dance', { photo: ann.attachment('me.jpg', PHOTO) });
  const menu = await until(() => original(server, asked));
  const status = await danced();
  const waiting = status.message.content;
  const { job } = await claimed(bot.queue);
  await until(() => status.message.content !== waiting);
  const known = { jobIds: [ended.id, job.id], picked: customId(menu, 'pick:', 'disco') };
  return { known, messages: [clip, menu, status] };
}

async function stateOf(
  userId: string,
  { queue, users, media }: Pick<Stores, 'queue' | 'users' | 'media'>,
  messages: readonly StoredMessage[],
) {
  const jobs = await Array.fromAsync(queue.jobs({ userId }));
  const sizes = [];
  for (const { payload, result } of jobs)
    for (const key of [payload.photo, result?.clip ?? payload.photo])
      sizes.push((await media.open(key)).bytes);
  const shown = messages.map(({ message }) => structuredClone(message));
  return { jobs, sizes, user: await users.get(userId), shown };
}

/** Acknowledged, and then no longer "thinking". */
function isAnswered({ answeredAt, originalId }: StoredInteraction, { state }: DiscordServer) {
  return answeredAt !== null && state.messages.get(originalId ?? '')?.loading !== true;
}

/** The one who asked has the job, and the answers go to where they asked. */
function isOfItsAsker({ userId, replyTo }: Job, { state }: DiscordServer): boolean {
  const asked = state.interactions.get(String(replyTo.address.token));
  return userId === `discord:${asked?.userId}`;
}

/** Nobody may be pinged by what others wrote. */
function noteMentions(body: object, unsafe: unknown[]): void {
  const { content, allowed_mentions } = { ...body, ...('data' in body ? Object(body.data) : {}) };
  if (content && JSON.stringify(allowed_mentions) !== '{"parse":[]}') unsafe.push(body);
}
