import fc from 'fast-check';
import { expect, test } from 'vitest';
import { person, posted } from '../fakes/telegram-people.ts';
import { BOT, type Message } from '../fakes/telegram-world.ts';
import { openTelegramDesk } from './telegram-desk.ts';

const PHOTO_ID = '0a'.repeat(16);
const UPDATES = 3000;
const STRANGER = 5_000_000;
/** The hostile updates themselves. */
const OURS = 'result of getUpdates';

test('three thousand hostile updates do no harm, and the bot answers on', async () => {
  // A server without limits: its clock leaps ahead.
  let time = Date.now();
  const desk = await openTelegramDesk({ now: () => (time += 60_000) });
  const ann = person(desk.server);
  await desk.users.update(`telegram:${ann.party.id}`, { consentVersion: 1 });
  for (let id = STRANGER; id < STRANGER + 25; id++)
    await desk.users.update(`telegram:${id}`, { consentVersion: 1 });
  await desk.startBot();
  ann.sendsPhoto(Buffer.from('a photo'), { caption: '/dance shuffle' });
  await expect.poll(async () => (await desk.jobs()).length).toBe(1);
  const [job] = await desk.jobs();
  const before = await desk.users.get(`telegram:${ann.party.id}`);

  const hostile = fc.sample(hostileUpdate(ann.party.id, job!.id), { seed: 5, numRuns: UPDATES });
  const { world } = desk.server;
  for (const update of hostile as object[])
    world.updates.push({ ...update, update_id: world.nextId++ });
  world.wake();
  await expect.poll(() => world.updates.length, { timeout: 120_000 }).toBe(0);
  ann.says('/help');
  await desk.server.until(() => posted(desk.server, ann.party.id).find(isHelp));

  expect((await desk.jobs()).filter(({ userId }) => userId === job!.userId)).toMatchObject([
    { id: job!.id, state: 'queued' },
  ]);
  expect(await desk.users.get(`telegram:${ann.party.id}`)).toEqual(before);
  expect(desk.server.problems.filter((problem) => !problem.startsWith(OURS))).toEqual([]);
});

function isHelp({ text }: Message): boolean {
  return String(text).includes('/dances');
}

/** Of anybody but `victim`. */
function hostileUpdate(victim: number, jobId: string) {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '/dance ../../etc/passwd',
      '/dance <svg onload=alert(1)>',
      '/dance \u202egnp.exe',
      '/cancel',
      '/privacy delete',
      `/dance ${'👩‍👩‍👧'.repeat(500)}`,
      'x'.repeat(4096),
      `/cancel@${BOT.username} ${jobId}`,
    ),
  );
  const odd = fc.oneof(
    words,
    fc.integer(),
    fc.constant(null),
    fc.boolean(),
    fc.constant([]),
    fc.constant({}),
  );
  const data = fc.oneof(
    words,
    fc.constantFrom(
      `cancel:${jobId}`,
      `again:${jobId}`,
      `other:${jobId}`,
      `pick:00000000:${PHOTO_ID}:shuffle`,
      `page:00000000:${PHOTO_ID}:99`,
      `cancel:${'f'.repeat(32)}`,
      'agree:1',
      'set:music:off',
      'set:__proto__:x',
      'erase',
      '__proto__:x',
    ),
  );
  const stranger = fc.integer({ min: STRANGER, max: STRANGER + 50 });
  const from = stranger.map((id) => ({
    id,
    is_bot: false,
    first_name: '\u202e👻',
    language_code: 'xx',
  }));
  const chat = fc.constantFrom({ id: victim, type: 'private' }, { id: -5, type: 'group' });
  const message = fc.record(
    {
      message_id: fc.integer({ min: 1 }),
      date: fc.constant(0),
      chat,
      from,
      text: odd,
      caption: odd,
      photo: fc.oneof(odd, fc.constant([{ file_id: '../../secret', file_size: 1 }])),
      document: fc.oneof(
        odd,
        fc.constant({ file_id: 'x', file_name: '../../x.svg', mime_type: 'image/svg+xml' }),
      ),
      media_group_id: odd,
    },
    { requiredKeys: ['message_id', 'date', 'chat', 'from'] },
  );
  const wellFormed = fc.record(
    {
      message_id: fc.integer({ min: 1 }),
      date: fc.constant(0),
      chat,
      from,
      text: words,
      media_group_id: fc.string({ maxLength: 10 }),
    },
    { requiredKeys: ['message_id', 'date', 'chat', 'from'] },
  );
  const pressed = fc.record({
    id: fc.uuid(),
    from,
    chat_instance: fc.constant('c'),
    message: wellFormed,
    data,
  });
  return fc.oneof(
    fc.record({ message }),
    fc.record({ message: wellFormed }),
    fc.record({ callback_query: pressed }),
    fc.record({
      callback_query: fc.record({
        id: fc.uuid(),
        from,
        chat_instance: fc.constant('c'),
        message,
        data,
      }),
    }),
    fc.record({ message: odd }),
    fc.record({ callback_query: odd }),
  );
}
