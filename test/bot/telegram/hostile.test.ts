import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NewJob } from '../../../queue/job.ts';
import { inChunks } from '../../queue/chunks.ts';
import { claimed, jobResult, WORKER } from '../../queue/contract/fixtures.ts';
import { buttonsOf, group, type Person, person, posted } from '../fakes/telegram-people.ts';
import { TOKEN } from '../fakes/telegram-server.ts';
import type { Message } from '../fakes/telegram-world.ts';
import { type HostileUpdate, hostileUpdate } from './hostile-updates.ts';
import type { Loot } from './hostile-words.ts';
import { agree, PHOTO, showsIn, videoIn } from './story.ts';
import { type Desk, openTelegramDesk } from './telegram-desk.ts';

const UPDATES = 10_000;
const ROOM = group(-100_555);
/** The hostile updates themselves. */
const OURS = 'result of getUpdates';
/** What only somebody who reads the program would know. */
const INTERNAL = /\.ts:\d|node:|node_modules|\n\s+at |\w+Error\b|SQLITE|ENOENT|undefined|\[object /;

test('ten thousand hostile updates do no harm, get nothing of anybody else, and are answered in words', async () => {
  // A server without limits: its clock leaps ahead.
  let time = Date.now();
  const desk = await openTelegramDesk({ now: () => (time += 60_000) });
  const { world, problems } = desk.server;
  const ann = person(desk.server, ROOM);
  const strangers = Array.from({ length: 40 }, () => person(desk.server, ROOM));
  for (const who of [ann, ...strangers.slice(20)]) await agree(desk, who);
  const stop = await desk.startBot();
  const loot = await leaveLoot(desk, ann);
  const before = await belongings(desk, ann);
  const made = watchJobs(desk);
  world.files.set('anybodys', PHOTO);

  const updates = fc.sample(
    hostileUpdate({
      strangers: strangers.map(({ party }) => party.id),
      group: ROOM,
      file: 'anybodys',
      loot,
    }),
    { seed: 5, numRuns: UPDATES },
  );
  const quiet = desk.server.calls.length;
  for (const update of updates) world.updates.push({ ...update.sent, update_id: world.nextId++ });
  world.wake();
  const calls = () => desk.server.calls.slice(quiet);
  const answered = () => calls().filter(({ method }) => method === 'answerCallbackQuery');
  const presses = updates.flatMap(({ press }) => press ?? []);
  await desk.server.until(() => answered().length >= presses.length);
  await stop();

  expect(await belongings(desk, ann)).toEqual(before);
  expect(desk.reported).toEqual([]);
  const fetched = calls().flatMap(({ params }) => (params.file_id as string) ?? []);
  expect(fetched.filter((file) => loot.files.includes(file))).toEqual([]);
  checkOwners(made, updates);
  const ids = answered().map(({ params }) => String(params.callback_query_id));
  expect(ids.filter((id) => presses.includes(id)).sort()).toEqual(presses.sort());
  const words = calls().map(({ params }) => `${params.text ?? ''}${params.caption ?? ''}`);
  expect(words.filter((said) => INTERNAL.test(said) || said.includes(TOKEN))).toEqual([]);
  expect(desk.logged('an update was not answered')).toEqual([]);
  expect(desk.logged(TOKEN)).toEqual([]);
  expect(problems.filter((problem) => !problem.startsWith(OURS))).toEqual([]);
});

/** Ann has a clip, a dance in line and a photo that waits for one. */
async function leaveLoot(desk: Desk, ann: Person): Promise<Loot> {
  ann.sendsPhoto(PHOTO, { caption: '/dance shuffle' });
  await showsIn(desk, ROOM.id, 'cancel');
  const claim = await claimed(desk.queue);
  const clip = await desk.media.put('clip', inChunks('a clip'));
  await desk.queue.complete(claim, jobResult({ clip }));
  await desk.queue.signOff(WORKER);
  await videoIn(desk, ROOM.id);
  await expect.poll(async () => (await desk.jobs())[0]?.deliveredAt).toBeTruthy();
  ann.sendsPhoto(PHOTO, { caption: '/dance a5' });
  await showsIn(desk, ROOM.id, 'cancel');
  ann.sendsPhoto(PHOTO, { caption: '/dance' });
  const menu = await showsIn(desk, ROOM.id, 'pick');
  return {
    victim: ann.party.id,
    jobs: (await desk.jobs()).map(({ id }) => id),
    photo: buttonsOf(menu)[0]!.callback_data.split(':')[2]!,
    files: [...desk.server.world.files.keys()],
  };
}

/** All that is Ann's, here and in what the group sees. */
async function belongings({ users, queue, media, server }: Desk, { party }: Person) {
  const userId = `telegram:${party.id}`;
  const jobs = await Array.fromAsync(queue.jobs({ userId }));
  const keys = jobs.flatMap(({ payload, result }) => result?.clip ?? payload.photo);
  return {
    jobs,
    user: await users.get(userId),
    media: await Promise.all(keys.map(async (key) => (await media.open(key)).bytes)),
    messages: posted(server, ROOM.id).filter(
      ({ reply_to_message }) => (reply_to_message as Message | undefined)?.from?.id === party.id,
    ),
  };
}

/** All jobs that are asked for from now on. */
function watchJobs({ queue }: Desk): readonly NewJob[] {
  const made: NewJob[] = [];
  const { enqueue } = queue;
  queue.enqueue = (job, limits) => {
    made.push(job);
    return enqueue.call(queue, job, limits);
  };
  return made;
}

/** Whoever a job belongs to has asked for it. */
function checkOwners(made: readonly NewJob[], updates: readonly HostileUpdate[]): void {
  const askers = new Map(updates.map(({ dedupeKey, from }) => [dedupeKey, `telegram:${from}`]));
  expect(made.length).toBeGreaterThan(50);
  for (const { dedupeKey, userId } of made) expect(askers.get(dedupeKey)).toBe(userId);
}
