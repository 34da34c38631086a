import { expect, test } from 'vitest';
import type { Reply } from '../../commands/reply.ts';
import { commandDesk, DANCES, keysOf, photo, press, unlikelyId } from './ask-with.ts';

const BY_OTHER = { asker: { userId: 'discord:2', locale: 'en', admin: false } } as const;

test('the first use shows the terms, and agreeing is remembered with its time', async () => {
  const { ask, users, queue } = await commandDesk();
  const terms = await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  expect(keysOf(terms)[0]).toBe('terms-title');
  expect(terms.buttons[0]?.action).toBe('agree:1');
  expect(await Array.fromAsync(queue.jobs())).toEqual([]);
  await ask(press('agree:1'));
  expect(await users.get('discord:1')).toMatchObject({ consentVersion: 1, consentedAt: 1000 });
});

test('agreeing goes on with the photo that is at hand', async () => {
  const { ask } = await commandDesk();
  const menu = await ask({ ...press('agree:1'), photo: photo() });
  expect(menu.choices.map(({ label }) => label.key)).toEqual(['dance-kemusan', 'dance-disco']);
});

test('a photo and a dance make a job with a status card', async () => {
  const { ask, agreed, serve } = await commandDesk();
  await agreed();
  await serve('preview');
  const card = await ask({ kind: 'dance', photo: photo(), dance: 'Disco' });
  expect(card.job).toMatchObject({
    state: 'queued',
    payload: { dance: 'disco', width: 512, maxBytes: 10e6 },
    replyTo: { surface: 'discord', address: { channel: '7', locale: 'en' } },
  });
  expect(keysOf(card)).toEqual(['status-queued']);
  expect(card.buttons.map(({ action }) => action)).toEqual([`cancel:${card.job?.id}`]);
});

test('the same request twice is one job', async () => {
  const { ask, agreed, media } = await commandDesk();
  await agreed();
  const same = { dedupeKey: 'discord:9' };
  const first = await ask({ kind: 'dance', photo: photo(), dance: 'disco' }, same);
  const second = await ask({ kind: 'dance', photo: photo(), dance: 'disco' }, same);
  expect(second.job?.id).toBe(first.job?.id);
  expect(await Array.fromAsync(media.list())).toHaveLength(1);
});

test('a photo alone gets the menu, and a pick makes the job once', async () => {
  const { ask, agreed, queue } = await commandDesk();
  await agreed();
  const menu = await ask({ kind: 'dance', photo: photo(), dance: null });
  expect(menu.choices).toHaveLength(DANCES.length);
  const action = menu.choices[1]!.action;
  const [one, two] = await Promise.all([ask(press(action)), ask(press(action))]);
  expect(one.job?.payload.dance).toBe('disco');
  expect(two.job?.id).toBe(one.job?.id);
  expect(await Array.fromAsync(queue.jobs())).toHaveLength(1);
});

test('somebody else’s menu is refused in words', async () => {
  const { ask, agreed, queue } = await commandDesk();
  await agreed();
  await agreed('discord:2');
  const menu = await ask({ kind: 'dance', photo: photo(), dance: null });
  const reply = await ask(press(menu.choices[0]!.action), BY_OTHER);
  expect(keysOf(reply)).toEqual(['refused-not-your-button']);
  expect(await Array.fromAsync(queue.jobs())).toEqual([]);
});

test('a photo that cannot dance is refused in words and not kept', async () => {
  const { ask, agreed, judge, media } = await commandDesk();
  await agreed();
  judge({ refusal: { code: 'person-none', params: {} } });
  const reply = await ask({ kind: 'dance', photo: photo(), dance: null });
  expect(keysOf(reply)).toEqual(['error-person-none']);
  expect(await Array.fromAsync(media.list())).toEqual([]);
});

test('remarks on a photo come with the choice to go on', async () => {
  const { ask, agreed, judge } = await commandDesk();
  await agreed();
  judge({ notes: ['half-body'] });
  const reply = await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  expect(keysOf(reply)).toEqual(['note-half-body', 'anyway-title']);
  expect(reply.buttons[0]?.label).toEqual({ key: 'button-upper-half', params: { dance: 'Disco' } });
  expect(reply.choices).toHaveLength(DANCES.length);
  const card = await ask(press(reply.buttons[0]!.action));
  expect(card.job?.payload.dance).toBe('disco');
});

test('a remark about anything but the legs offers the whole dance all the same', async () => {
  const { ask, agreed, judge } = await commandDesk();
  await agreed();
  judge({ notes: ['several-people', 'arms-crossed'] });
  const reply = await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  expect(keysOf(reply)).toEqual(['note-several-people', 'note-arms-crossed', 'anyway-title']);
  expect(reply.buttons.map(({ label }) => label.key)).toEqual(['button-anyway']);
});

test.each([
  ['a wrong name', {}, 'disko', 'refused-dance-unknown-but'],
  ['no name at all', {}, 'zzz', 'error-dance-unknown'],
  ['too large a file', { bytes: 40e6 }, 'disco', 'error-media-too-large'],
  [
    'too large a file for its platform',
    { bytes: 7, maxBytes: 6 },
    'disco',
    'error-media-too-large',
  ],
  ['too large a file, not told', { bytes: null, maxBytes: 6 }, 'disco', 'error-media-too-large'],
  [
    'a file that the platform does not give',
    {
      fetch: () => {
        throw new Error('404');
      },
    },
    'disco',
    'refused-photo-not-fetched',
  ],
] as const)('%s is said in words', async (_, of, dance, key) => {
  const { ask, agreed } = await commandDesk();
  await agreed();
  expect(keysOf(await ask({ kind: 'dance', photo: photo(of), dance }))).toEqual([key]);
});

test('where no clip can be posted nothing is rendered', async () => {
  const { ask, agreed } = await commandDesk();
  await agreed();
  const room = { surface: 'discord', communityId: null, canPost: false, maxClipBytes: null };
  const reply = await ask({ kind: 'dance', photo: photo(), dance: 'disco' }, { room });
  expect(keysOf(reply)).toEqual(['refused-cannot-post']);
});

test('blocked users and those with a limit of their own are told', async () => {
  const { ask, agreed, users, media } = await commandDesk();
  await agreed();
  await users.update('discord:1', { maxOpenJobs: 1 });
  const wish = { kind: 'dance', photo: photo(), dance: 'disco' } as const;
  await ask(wish);
  expect(keysOf(await ask(wish))).toEqual(['error-too-many-jobs-of-user']);
  expect(await Array.fromAsync(media.list())).toHaveLength(1);
  await users.update('discord:1', { blocked: true });
  expect(keysOf(await ask(wish))).toEqual(['refused-blocked']);
});

test('again, other dance, remove and report are for the asker alone', async () => {
  const { ask, agreed, reported } = await commandDesk();
  await agreed();
  await agreed('discord:2');
  const { job } = await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  for (const name of ['again', 'other', 'remove', 'cancel', 'report'])
    expect(keysOf(await ask(press(`${name}:${job?.id}`), BY_OTHER))).toEqual([
      'error-job-not-yours',
    ]);
  expect(reported).toEqual([]);
  expect((await ask(press(`again:${job?.id}`))).job?.id).not.toBe(job?.id);
  expect((await ask(press(`other:${job?.id}`))).choices).toHaveLength(DANCES.length);
});

test('a job that is not on record is said so', async () => {
  const { ask } = await commandDesk();
  for (const name of ['again', 'other', 'remove', 'cancel', 'report'])
    expect(keysOf(await ask(press(`${name}:${unlikelyId(name)}`)))).toEqual(['error-job-unknown']);
});

test('cancel ends the only open job, and asks which of several', async () => {
  const { ask, agreed } = await commandDesk();
  await agreed();
  await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  await ask({ kind: 'dance', photo: photo(), dance: 'kemusan' });
  const which = await ask({ kind: 'cancel' });
  expect(keysOf(which)).toEqual(['cancel-which']);
  expect(keysOf(await ask(press(which.buttons[0]!.action)))).toEqual(['cancel-done']);
  expect(keysOf(await ask({ kind: 'cancel' }))).toEqual(['cancel-done']);
  expect(keysOf(await ask({ kind: 'cancel' }))).toEqual(['status-none']);
});

test('a report hides the clip and tells the operator', async () => {
  const { ask, agreed, reported } = await commandDesk();
  await agreed();
  const { job } = await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  const reply: Reply = await ask(press(`report:${job?.id}`));
  expect(reply.remove).toBe(true);
  expect(reported).toEqual([job?.id]);
});

test('settings are kept and used for the next clip', async () => {
  const { ask, agreed } = await commandDesk();
  await agreed();
  await ask(press('set:shape:square'));
  await ask(press('set:music:off'));
  expect((await ask(press('set:language:de'))).locale).toBe('de');
  const { job } = await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  expect(job?.payload).toMatchObject({ width: 576, height: 576, music: false });
});

test('erasing forgets everything but what protects others', async () => {
  const { ask, agreed, users, media, queue } = await commandDesk();
  await agreed();
  await users.update('discord:1', { optedOut: true });
  await ask({ kind: 'dance', photo: photo(), dance: 'disco' });
  const reply = await ask({ kind: 'privacy', erase: true });
  expect(reply.text).toEqual([{ key: 'privacy-erased', params: { jobs: 1 } }]);
  expect(await Array.fromAsync(queue.jobs())).toEqual([]);
  expect(await Array.fromAsync(media.list())).toEqual([]);
  expect(await users.get('discord:1')).toMatchObject({ consentVersion: null, optedOut: true });
});
